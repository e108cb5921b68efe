# Intraclass correlations: psych::ICC for crossed tables, lme4 for unequal groups by REML.
source("write.R")
suppressMessages(library(lme4))

crossed <- function(table) {
  # lmer = FALSE: from the mean squares, as published; lmer would cut negative variances off.
  result <- psych::ICC(as.data.frame(table), lmer = FALSE)$results
  # The columns that psych prints with two decimals hold all of them.
  list(ratings = table, names = result$type, values = result$ICC,
       low = result[["lower bound"]], high = result[["upper bound"]])
}

nested <- function(scores, groups) {
  data <- data.frame(scores, groups = factor(groups))
  fine <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10), check.conv.singular = "ignore")
  fit <- lmer(scores ~ 1 + (1 | groups), data, REML = TRUE, control = fine)
  deviance <- lmer(scores ~ 1 + (1 | groups), data, REML = TRUE, control = fine, devFunOnly = TRUE)
  theta <- getME(fit, "theta")[[1]]
  excess <- function(t) deviance(t) - deviance(theta) - qchisq(0.95, 1)
  icc <- function(t) t^2 / (1 + t^2)
  low <- if (theta == 0 || excess(0) <= 0) 0 else uniroot(excess, c(0, theta), tol = 1e-12)$root
  high <- uniroot(excess, c(theta, theta + 100), tol = 1e-12)$root
  list(scores = scores, groups = groups, value = icc(theta), low = icc(low), high = icc(high))
}

shrout_fleiss <- matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7),
                        6, byrow = TRUE)
set.seed(11)
seeded <- matrix(sample(1:5, 24, replace = TRUE), 8) + rep(c(0, 1, 0), each = 8)
drawn <- function(sizes, sd) {
  groups <- rep(seq_along(sizes), sizes)
  list(round(3 + rnorm(length(sizes), 0, sd)[groups] + rnorm(length(groups), 0, 0.8), 2), groups)
}
unequal <- drawn(c(2, 3, 5, 1, 8, 4, 2, 6, 3, 12), 0.7)
many <- drawn(rep(c(2, 4, 7), 12), 0.35)
write_reference("raters", list(
  crossed = list(shrout_fleiss = crossed(shrout_fleiss), seeded = crossed(seeded)),
  nested = list(unequal = do.call(nested, unequal), many = do.call(nested, many),
                none = nested(c(1, 5, 2, 5, 4, 1, 3), c(0, 0, 1, 1, 2, 2, 2)))
), c("psych", "lme4"))
