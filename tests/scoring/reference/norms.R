# Standings with their intervals. Data: `complaints` of the data set attitude (Chatterjee & Price 1977).
source("write.R")

norm <- attitude$complaints
scores <- c(37, 50, 66, 67, 75, 90)
below <- sapply(scores, function(x) sum(norm < x))
equal <- sapply(scores, function(x) sum(norm == x))
n <- length(norm)

shifts <- c(rankit = 1/2, blom = 3/8, tukey = 1/3, van_der_waerden = 0)
normalised <- lapply(shifts, function(a)
  50 + 10 * qnorm((rank(norm, ties.method = "average") - a) / (n + 1 - 2 * a)))

# Intervals of a share at whole counts, which is what R has.
counts <- c(0, 1, 7, 15, 29, 30)
mid_p <- function(x, tail) {
  if (x == 0) return(0)
  f <- function(p) 1 - pbinom(x, n, p) + dbinom(x, n, p) / 2 - tail
  uniroot(f, c(0, 1), tol = 1e-14)$root
}
shares <- list(
  clopper_pearson = t(sapply(counts, function(x) binom.test(x, n)$conf.int[1:2])),
  wilson = t(sapply(counts, function(x) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int[1:2])),
  jeffreys = t(sapply(counts, function(x) c(if (x == 0) 0 else qbeta(.025, x + .5, n - x + .5),
                                            if (x == n) 1 else qbeta(.975, x + .5, n - x + .5)))),
  mid_p = t(sapply(counts, function(x) c(mid_p(x, .025), 1 - mid_p(n - x, .025)))))

# Noncentralities, and with them T scores whose norm group is a sample, and whose score has error too.
ncp <- function(t, df, p) suppressWarnings(uniroot(function(d) pt(t, df, d) - p, c(-37, 37), tol = 1e-13)$root)
ends <- function(t, df) c(ncp(t, df, .975), ncp(t, df, .025))
cases <- list(t = c(-8.944, -2, 0, 0.3, 2, 5, 12), df = c(19, 3, 9, 1, 400, 6, 25))
z <- c(-2, -0.5, 0, 1, 2.5)
size <- 25
by <- function(error) t(sapply(z, function(one) 50 + 10 * error * ends(one / error, size - 1)))

write_reference("norms", list(
  norm = norm, scores = scores, below = below, equal = equal,
  percentile_rank = 100 * (below + equal / 2) / n,
  normalised = normalised, counts = counts, shares = shares,
  t = cases$t, df = cases$df, noncentrality = t(mapply(ends, cases$t, cases$df)),
  z = z, size = size, reliability = 0.8,
  of_norm = by(sqrt(1 / size)), of_both = by(sqrt(1 / size + 0.2))))
