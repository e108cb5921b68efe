# Agreement within groups as the package multilevel computes it: twelve seeded groups, and simulations.
source("write.R")
suppressMessages(library(multilevel))

set.seed(360)
sizes <- c(2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 6, 5)
group <- rep(seq_along(sizes), sizes)
draw <- function(n, g) {
  centre <- rep(c(2, 3, 4), 4)[g]
  pmin(pmax(round(rnorm(n, centre, 0.4 + 0.1 * g)), 1), 5)
}
ratings <- t(sapply(group, function(g) draw(4, g)))
ratings[group == 11, ] <- 5                       # all at one end
ratings[group == 12, ] <- rep(c(1, 5, 1, 5, 3), 4) # camps

single <- ratings[, 1]
data(lq2002)
correlations <- unname(round(cor(lq2002[, 3:13]), 4))

set.seed(8)
simulated <- list(
  rwg = rwg.sim(gsize = 10, nresp = 5, nrep = 5000)$rwg.95,
  rwg_j = unname(quantile(rwg.j.sim(gsize = 10, nitems = 6, nresp = 5, nrep = 3000)$rwg, 0.95)),
  ad_mean = ad.m.sim(gsize = 5, nresp = 7, nrep = 5000)$ad.m.05,
  ad_mean_correlated = unname(quantile(
    ad.m.sim(gsize = 10, nresp = 5, itemcors = correlations, nrep = 3000)$ad.m, 0.05)))

write_reference("agreement", list(
  ratings = ratings, group = group, correlations = correlations,
  rwg = rwg(single, group)[, 2],
  rwg_slight_skew = rwg(single, group, ranvar = 1.34)[, 2],
  rwg_j = rwg.j(ratings, group)[, 2],
  rwg_j_star = rwg.j.lindell(ratings, group)[, 2],
  ad_mean_item = ad.m(single, group)[, 2],
  ad_mean = ad.m(ratings, group)[, 2],
  ad_median_item = ad.m(single, group, type = "median")[, 2],
  ad_median = ad.m(ratings, group, type = "median")[, 2],
  awg = awg(single, group)[, 2],
  awg_j = awg(ratings, group)[, 2],
  simulated = simulated), "multilevel")
