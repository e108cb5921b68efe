# Own beside others' ratings: response surface, limits of agreement, concordance, profiles, gaps, categories.
source("write.R")
library(psych)

set.seed(2010)
n <- 40
own <- pmin(5, pmax(1, round(rnorm(n, 3.6, 0.8) * 4) / 4))
others <- pmin(5, pmax(1, round((1.6 + 0.55 * own + rnorm(n, 0, 0.5)) * 5) / 5))
x <- own - 3
y <- others - 3
outcome <- round(3 + 0.3 * x + 0.4 * y - 0.3 * x^2 + 0.35 * x * y - 0.2 * y^2 + rnorm(n, 0, 0.4), 2)
own[7] <- NA
others[21] <- NA
outcome[33] <- NA

# Response surface, by lm(); sandwich errors by matrix algebra; derivatives by deriv().
surface <- function(centre) {
  d <- na.omit(data.frame(X = own - centre, Y = others - centre, Z = outcome))
  fit <- lm(Z ~ X + Y + I(X^2) + I(X * Y) + I(Y^2), d)
  first <- lm(Z ~ X + Y, d)
  m <- model.matrix(fit)
  bread <- solve(crossprod(m))
  e <- unname(residuals(fit))
  h <- unname(hatvalues(fit))
  sandwich <- function(w) unname(bread %*% crossprod(m * sqrt(w)) %*% bread)
  covariances <- list(plain = unname(vcov(fit)),
                      HC0 = sandwich(e^2), HC1 = sandwich(e^2 * nrow(d) / (nrow(d) - 6)),
                      HC2 = sandwich(e^2 / (1 - h)), HC3 = sandwich(e^2 / (1 - h)^2))
  b <- as.list(setNames(unname(coef(fit)), paste0("b", 0:5)))
  formulas <- list(
    a1 = ~ b1 + b2, a2 = ~ b3 + b4 + b5, a3 = ~ b1 - b2, a4 = ~ b3 - b4 + b5, a5 = ~ b3 - b5,
    X0 = ~ (b2 * b4 - 2 * b1 * b5) / (4 * b3 * b5 - b4^2),
    Y0 = ~ (b1 * b4 - 2 * b2 * b3) / (4 * b3 * b5 - b4^2),
    p10 = ~ (b1 * b4 - 2 * b2 * b3) / (4 * b3 * b5 - b4^2) - (b5 - b3 + sqrt((b3 - b5)^2 + b4^2)) / b4 *
      (b2 * b4 - 2 * b1 * b5) / (4 * b3 * b5 - b4^2),
    p11 = ~ (b5 - b3 + sqrt((b3 - b5)^2 + b4^2)) / b4,
    p20 = ~ (b1 * b4 - 2 * b2 * b3) / (4 * b3 * b5 - b4^2) - (b5 - b3 - sqrt((b3 - b5)^2 + b4^2)) / b4 *
      (b2 * b4 - 2 * b1 * b5) / (4 * b3 * b5 - b4^2),
    p21 = ~ (b5 - b3 - sqrt((b3 - b5)^2 + b4^2)) / b4,
    shift = ~ (b2 - b1) / (2 * (b3 - b4 + b5)))
  errors <- lapply(covariances, function(v) {
    lapply(formulas, function(f) {
      found <- eval(deriv(f, names(b)), b)
      g <- attr(found, "gradient")[1, ]
      c(as.numeric(found), sqrt(drop(g %*% v %*% g)))
    })
  })
  second <- lapply(covariances, function(v) {
    drop(coef(fit)[4:6] %*% solve(v[4:6, 4:6], coef(fit)[4:6])) / 3
  })
  list(coefficients = unname(summary(fit)$coefficients), intervals = unname(confint(fit)),
       r2 = summary(fit)$r.squared, r2_first = summary(first)$r.squared,
       anova_f = anova(first, fit)$F[2], anova_p = anova(first, fit)$`Pr(>F)`[2],
       wald = second, errors = lapply(covariances, function(v) sqrt(diag(v))), features = errors,
       curvatures = eigen(matrix(c(b$b3, b$b4 / 2, b$b4 / 2, b$b5), 2))$values, df = df.residual(fit))
}

pairs <- na.omit(data.frame(own, others))
limits <- function(a, b, z, level = 0.95) {
  d <- a - b
  k <- length(d)
  tails <- c((1 - level) / 2, (1 + level) / 2)
  t <- qt(tails[2], k - 1)
  se <- sd(d) * sqrt(1 / k + z^2 / (2 * (k - 1)))
  fit <- lm(d ~ I((a + b) / 2))
  exact <- sd(d) * qt(tails, k - 1, ncp = z * sqrt(k)) / sqrt(k)
  list(bias = c(mean(d), t.test(d, conf.level = level)$conf.int), sd = sd(d),
       upper = mean(d) + z * sd(d), lower = mean(d) - z * sd(d),
       approximate = mean(d) + z * sd(d) + c(-1, 1) * t * se,
       first_approximation = mean(d) + z * sd(d) + c(-1, 1) * t * sd(d) * sqrt(3 / k),
       exact = mean(d) + exact, exact_lower = mean(d) - rev(exact),
       slope = c(unname(coef(fit)[2]), confint(fit, level = level)[2, ]),
       slope_p = summary(fit)$coefficients[2, 4], equal_sd_p = cor.test(a - b, a + b)$p.value)
}

# Lin's coefficient and the standard error as corrected in 2000, which has r in its denominators.
concordance <- function(a, b, divisor) {
  k <- length(a)
  f <- if (divisor == "n") (k - 1) / k else 1
  va <- var(a) * f
  vb <- var(b) * f
  gap <- mean(a) - mean(b)
  p <- 2 * cov(a, b) * f / (va + vb + gap^2)
  r <- cor(a, b)
  u <- gap / sqrt(sqrt(va) * sqrt(vb))
  se <- sqrt(((1 - r^2) * p^2 * (1 - p^2) / r^2 + 2 * p^3 * (1 - p) * u^2 / r - 0.5 * p^4 * u^4 / r^2) / (k - 2))
  z <- atanh(p) + c(-1, 1) * qnorm(0.975) * se / (1 - p^2)
  list(value = p, precision = r, accuracy = p / r, location = u, scale = sqrt(va / vb), se = se, interval = tanh(z))
}
across <- function(a, b) {
  apart <- outer(a, b, "-")^2
  1 - mean((a - b)^2) / mean(apart[row(apart) != col(apart)])
}

# Profiles, person by person.
people <- 9
items <- 7
own_items <- matrix(sample(1:5, people * items, TRUE), people)
others_items <- matrix(round(pmin(5, pmax(1, own_items * 0.4 + rep(seq(1, 3, length.out = items), each = people) +
  rnorm(people * items, 0, 0.5))), 1), people)
own_items[2, 3] <- NA
others_items[5, c(1, 7)] <- NA
profiles <- function(typical) {
  a <- own_items
  b <- others_items
  gone <- is.na(a) | is.na(b)
  a[gone] <- NA
  b[gone] <- NA
  rows <- seq_len(nrow(a))
  average <- function(m, i) colMeans(if (typical == "all") m else m[-i, ], na.rm = TRUE)
  r <- function(p, q) cor(p, q, use = "complete.obs")
  scatter <- function(p) sqrt(sum((p - mean(p, na.rm = TRUE))^2, na.rm = TRUE))
  list(overall = sapply(rows, function(i) r(a[i, ], b[i, ])),
       distinctive = sapply(rows, function(i) r(a[i, ] - average(a, i), b[i, ] - average(b, i))),
       normative_own = sapply(rows, function(i) r(a[i, ], average(a, i))),
       normative_others = sapply(rows, function(i) r(b[i, ], average(b, i))),
       elevation = rowMeans(a, na.rm = TRUE) - rowMeans(b, na.rm = TRUE),
       scatter = apply(a, 1, scatter) - apply(b, 1, scatter),
       distance = sqrt(rowSums((a - b)^2, na.rm = TRUE)),
       baseline = sapply(rows, function(i) mean(sapply(rows[-i], function(j) r(a[i, ], b[j, ])))))
}

gaps <- lapply(seq_len(items), function(j) {
  d <- na.omit(data.frame(a = own_items[, j], b = others_items[, j]))
  test <- t.test(d$a, d$b, paired = TRUE, conf.level = 0.9)
  list(n = nrow(d), own = mean(d$a), others = mean(d$b), gap = unname(test$estimate), sd = sd(d$a - d$b),
       interval = as.numeric(test$conf.int), dz = mean(d$a - d$b) / sd(d$a - d$b),
       d_av = mean(d$a - d$b) / ((sd(d$a) + sd(d$b)) / 2), r = cor(d$a, d$b),
       above = mean(d$a > d$b), below = mean(d$a < d$b))
})

named <- function(difference, threshold) {
  ifelse(difference > threshold, "own above", ifelse(difference < -threshold, "own below",
    ifelse(pairs$others >= mean(pairs$others), "in agreement, high", "in agreement, low")))
}
gap <- pairs$own - pairs$others
left <- unname(residuals(lm(own ~ others, pairs)))
categories <- list(half_sd = named(drop(scale(pairs$own) - scale(pairs$others)), 0.5),
                   raw_half = named(gap - mean(gap), sd(gap) / 2),
                   regression = named(left, sd(left) / 2),
                   reliable_difference = named(gap, qnorm(0.95) * sqrt(0.3^2 + 0.2^2)))

write_reference("self_other", list(
  own = own, others = others, outcome = outcome, surface = surface(3),
  surface_mean = surface(mean(as.matrix(na.omit(data.frame(own, others, outcome))[, 1:2]))),
  limits = limits(pairs$own, pairs$others, qnorm(0.975)), limits_90 = limits(pairs$own, pairs$others, 2, 0.9),
  concordance = list(lin = concordance(pairs$own, pairs$others, "n"),
                     sample = concordance(pairs$own, pairs$others, "n - 1"),
                     across = across(pairs$own, pairs$others),
                     icc = ICC(as.matrix(pairs), lmer = FALSE)$results$ICC[2]),
  own_items = own_items, others_items = others_items, all = profiles("all"), without_self = profiles("without_self"),
  gaps = gaps, categories = categories), "psych")
