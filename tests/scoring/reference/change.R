# Change of the same people. Data: sleep, the ten patients of Student (1908).
source("write.R")

before <- sleep$extra[sleep$group == 1]
after <- sleep$extra[sleep$group == 2]
test <- t.test(after, before, paired = TRUE)
n <- length(before)

# Effect sizes and intervals by way of the noncentral t distribution of base R.
ncp <- function(p) suppressWarnings(uniroot(function(d) pt(unname(test$statistic), n - 1, d) - p, c(-37, 37), tol = 1e-13)$root)
d_z <- mean(after - before) / sd(after - before)
units <- c(d_z = sd(after - before), d_av = sqrt((var(before) + var(after)) / 2),
           d_mean_sd = (sd(before) + sd(after)) / 2, glass = sd(before),
           d_rm = sd(after - before) / sqrt(2 * (1 - cor(before, after))))
effects <- lapply(units, function(unit)
  c(mean(after - before), sd(after - before) / sqrt(n) * c(ncp(.975), ncp(.025))) / unit)

# The line of those without a programme, and the band of a new second score.
new <- c(-3, 0, 1.5, 4)
line <- lm(after ~ before)
band <- predict(line, data.frame(before = new), interval = "prediction", level = .9)

# Means of the parts of a normal distribution beyond a cut-off, by numerical integration.
mean_sd <- c(3.4, 0.5)
cutoffs <- c(2.4, 3.0, 3.4, 4.1)
part <- function(low, high) {
  f <- function(x) dnorm(x, mean_sd[1], mean_sd[2])
  share <- integrate(f, low, high, rel.tol = 1e-10)$value
  c(share, integrate(function(x) x * f(x), low, high, rel.tol = 1e-10)$value / share)
}
far <- 15 * mean_sd[2]

write_reference("change", list(
  before = before, after = after, mean_change = unname(test$estimate), interval = test$conf.int[1:2],
  t = unname(test$statistic), p = test$p.value, r = cor(before, after), effects = effects,
  new = new, coefficients = unname(coef(line)), band = unname(band),
  mean_sd = mean_sd, cutoffs = cutoffs,
  below = t(sapply(cutoffs, function(x) part(mean_sd[1] - far, x))),
  above = t(sapply(cutoffs, function(x) part(x, mean_sd[1] + far)))))
