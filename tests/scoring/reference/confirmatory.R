# Confirmatory factor analysis and invariance with lavaan.
# Data: lavaan::HolzingerSwineford1939, the nine tests of Jöreskog (1969), and two small made ones.
library(lavaan)
library(MASS)
source("write.R")

data <- HolzingerSwineford1939[, c(paste0("x", 1:9), "school")]
data$cluster <- rep(1:60, length.out = 301)  # groups of 5 or 6 rows, across the schools
within <- ave(seq_len(301), data$school, FUN = seq_along)
data$class <- within %% 20 + 100 * (data$school == "Pasteur")  # 20 of each school
model <- "visual =~ x1 + x2 + x3
          textual =~ x4 + x5 + x6
          speed =~ x7 + x8 + x9"
crossed <- "visual =~ x1 + x2 + x3 + x9
            textual =~ x4 + x5 + x6
            speed =~ x7 + x8 + x9"

# Begun once more where the search ended, by a method that comes closer.
fitted <- function(...) {
  cfa(..., start = cfa(...), optim.method = "BFGS", optim.force.converged = TRUE,
      control = list(reltol = 1e-16, maxit = 1000))
}
# lavaan takes another information for the test than for the errors where there are clusters, unless told.
hessian <- c("hessian", "hessian")

measures <- c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "srmr",
              "srmr_bentler_nomean", "logl", "aic", "bic", "npar", "baseline.chisq", "baseline.df")
scaled <- c("chisq.scaled", "pvalue.scaled", "chisq.scaling.factor")
fit_of <- function(fit, also = character()) as.list(fitMeasures(fit, c(measures, also)))
estimates <- function(fit, group = 1) {
  est <- parameterEstimates(fit); std <- standardizedSolution(fit, type = "std.all")
  keep <- function(p, op) p[p$op == op & (if (is.null(p$group)) TRUE else p$group == group), ]
  resid <- function(p) { q <- keep(p, "~~"); q <- q[q$lhs %in% paste0("x", 1:9), ]; q[order(q$lhs), ] }
  facs <- function(p) { q <- keep(p, "~~"); q[!(q$lhs %in% paste0("x", 1:9)), ] }
  list(loading = keep(est, "=~")$est, loading_se = keep(est, "=~")$se,
       residual = resid(est)$est, residual_se = resid(est)$se,
       factor = facs(est)$lhs, other = facs(est)$rhs, covariance = facs(est)$est, covariance_se = facs(est)$se,
       std = keep(std, "=~")$est.std, std_se = keep(std, "=~")$se,
       correlation = facs(std)$est.std, correlation_se = facs(std)$se)
}
one <- function(..., also = character(), syntax = model) {
  fit <- fitted(syntax, data = data, meanstructure = TRUE, ...)
  list(fit = fit_of(fit, also), estimates = estimates(fit))
}
single <- list(
  variance = one(std.lv = TRUE),
  marker = one(),
  orthogonal = one(std.lv = TRUE, orthogonal = TRUE),
  crossed = one(std.lv = TRUE, syntax = crossed),
  observed = one(std.lv = TRUE, information = "observed"),
  robust = one(std.lv = TRUE, estimator = "MLR", also = scaled),
  robust_expected = one(std.lv = TRUE, estimator = "MLM", also = scaled),
  cluster = one(std.lv = TRUE, cluster = "cluster", also = scaled, observed.information = hessian),
  cluster_marker = one(cluster = "cluster", also = scaled, observed.information = hessian))
wishart <- fitted(model, data = data, std.lv = TRUE, likelihood = "wishart")
single$wishart <- list(fit = fit_of(wishart), estimates = estimates(wishart))

levels <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"),
               strict = c("loadings", "intercepts", "residuals"))
many <- function(...) lapply(levels, function(equal)
  fitted(model, data = data, group = "school", group.equal = equal, meanstructure = TRUE,
         group.label = c("Grant-White", "Pasteur"), ...))
differences <- function(fits, ...) {
  d <- lavTestLRT(fits[[1]], fits[[2]], fits[[3]], fits[[4]], ...)
  list(chisq = d[["Chisq diff"]][-1], df = d[["Df diff"]][-1], p = d[["Pr(>Chisq)"]][-1])
}
means <- function(fit) {
  p <- parameterEstimates(fit); p <- p[p$op == "~1" & p$group == 2 & p$lhs %in% c("visual", "textual", "speed"), ]
  list(est = p$est, se = p$se)
}
plain <- many(std.lv = TRUE); marked <- many(); robust <- many(std.lv = TRUE, estimator = "MLR")
classes <- many(std.lv = TRUE, cluster = "class", observed.information = hessian)
groups <- list(
  plain = list(fits = lapply(plain, fit_of), differences = differences(plain), means = means(plain$scalar)),
  marker = list(fits = lapply(marked, fit_of), means = means(marked$scalar)),
  robust = list(fits = lapply(robust, fit_of, also = scaled),
                differences = differences(robust, method = "satorra.bentler.2001")),
  classes = list(fits = lapply(classes, fit_of, also = scaled), means = means(classes$scalar)))

# A Heywood case: r12 r13 / r23 > 1.
set.seed(7)
correlations <- matrix(c(1, .7, .7, .2, .7, 1, .3, .2, .7, .3, 1, .2, .2, .2, .2, 1), 4)
rows <- round(mvrnorm(60, rep(3, 4), correlations, empirical = TRUE), 3)
colnames(rows) <- paste0("x", 1:4)
heywood <- suppressWarnings(cfa("f =~ x1 + x2 + x3 + x4", data = as.data.frame(rows), std.lv = TRUE,
                                meanstructure = TRUE))

write_reference("confirmatory", list(
  ratings = as.matrix(data[, 1:9]), school = as.character(data$school), cluster = data$cluster,
  class = data$class, single = single, groups = groups,
  heywood = list(ratings = rows, fit = fit_of(heywood), estimates = estimates(heywood))),
  c("lavaan", "MASS"))
