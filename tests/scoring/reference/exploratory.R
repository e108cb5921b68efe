# Exploratory factor analysis: 24 tests (Harman 1976), 9 abilities (Thurstone 1941), 10 items with gaps (bfi).
suppressMessages(library(psych))
suppressMessages(library(GPArotation))
source("write.R")

tight <- list(opt = list(factr = 10, maxit = 10000))
bare <- function(x) unname(unclass(as.matrix(x)))
by_variance <- function(pattern, phi = diag(ncol(pattern))) {
  order <- order(-diag(phi %*% crossprod(pattern)))
  sign <- sign(colSums(pattern[, order]))
  list(loadings = bare(sweep(pattern[, order], 2, sign, "*")),
       correlations = bare(phi[order, order] * outer(sign, sign)))
}

# Least squares, more exactly than psych::fa stops.
minres <- function(r, factors) {
  misfit <- function(unique) {
    e <- eigen(r - diag(unique), symmetric = TRUE)
    sum(e$values[-(1:factors)]^2) / 2
  }
  slope <- function(unique) {
    e <- eigen(r - diag(unique), symmetric = TRUE)
    -as.vector(e$vectors[, -(1:factors)]^2 %*% e$values[-(1:factors)])
  }
  optim(1 / diag(solve(r)), misfit, slope, method = "L-BFGS-B", lower = 0.005, upper = 1,
        control = list(factr = 1, pgtol = 0, maxit = 10000))$par
}

fit <- function(f) list(uniquenesses = unname(f$uniquenesses), chi_square = f$STATISTIC, df = f$dof,
                        p = f$PVAL, rms = f$rms, rmsea = unname(f$RMSEA), tli = f$TLI,
                        objective = f$objective)

harman <- Harman74.cor$cov
exact <- factanal(covmat = harman, n.obs = 145, factors = 4, rotation = "none", control = tight)
raw <- bare(loadings(exact))
heights <- sqrt(rowSums(raw^2))

# The regression of Hendrickson and White after a varimax that is more exact than that of stats::promax.
promax_of <- function(loadings, normalize) {
  first <- varimax(loadings, normalize = normalize, eps = 1e-15)
  x <- bare(first$loadings)
  weights <- lm.fit(x, x * abs(x)^3)$coefficients
  weights <- weights %*% diag(sqrt(diag(solve(crossprod(weights)))))
  list(pattern = x %*% weights, phi = solve(crossprod(weights)))
}
plain <- promax_of(raw, TRUE)
never <- promax_of(raw, FALSE)
whole <- promax_of(raw / heights, TRUE)
stats_promax <- promax(raw)
psych_promax <- kaiser(raw, rotate = "Promax")
quartimin <- function(normalize) {
  found <- oblimin(raw, normalize = normalize, eps = 1e-7, maxit = 5000)
  c(by_variance(found$loadings, found$Phi), list(criterion = tail(found$Table[, 2], 1)))
}

gaps <- unname(as.matrix(bfi[1:150, 1:10]))
whole_rows <- gaps[complete.cases(gaps), ]
pairs <- cor(gaps, use = "pairwise")
options(mc.cores = 1)  # so that the seed determines the draws
set.seed(1)
simulated <- suppressMessages(fa.parallel(whole_rows, fa = "both", SMC = TRUE, n.iter = 500, sim = TRUE,
                                          quant = 0.95, plot = FALSE))
resampled <- suppressMessages(fa.parallel(whole_rows, fa = "pc", n.iter = 500, sim = FALSE, plot = FALSE))
columns <- function(result, kind) {
  draws <- result$values[, grep(paste0("^", kind, "[0-9]*$"), colnames(result$values))]
  list(mean = unname(colMeans(draws)), centile = unname(apply(draws, 2, quantile, 0.95)))
}

quiet_fa <- function(...) suppressWarnings(suppressMessages(fa(..., warnings = FALSE)))
measure <- function(r, n) {
  found <- suppressMessages(KMO(r))
  test <- cortest.bartlett(r, n = n)
  list(kmo = found$MSA, each = unname(found$MSAi), chi_square = test$chisq, df = test$df, p = test$p.value)
}

write_reference("exploratory", list(
  harman = list(
    matrix = bare(harman), n = 145,
    ml = list(uniquenesses = unname(exact$uniquenesses), loadings = by_variance(raw)$loadings,
              chi_square = unname(exact$STATISTIC), df = exact$dof, p = unname(exact$PVAL)),
    minres = minres(harman, 4),
    psych_ml = fit(quiet_fa(harman, 4, n.obs = 145, fm = "ml", rotate = "none")),
    psych_minres = fit(quiet_fa(harman, 4, n.obs = 145, fm = "minres", rotate = "none")),
    adequacy = measure(harman, 145),
    map = suppressMessages(vss(harman, n = 23, n.obs = 145, plot = FALSE, rotate = "none"))$map),
  rotations = list(
    loadings = raw,
    varimax = by_variance(varimax(raw, eps = 1e-15)$loadings),
    varimax_none = by_variance(varimax(raw, normalize = FALSE, eps = 1e-15)$loadings),
    oblimin = quartimin(FALSE), oblimin_kaiser = quartimin(TRUE),
    promax_varimax = by_variance(bare(plain$pattern), plain$phi),
    promax_none = by_variance(bare(never$pattern), never$phi),
    promax_kaiser = by_variance(bare(whole$pattern) * heights, whole$phi),
    stats_promax = by_variance(bare(stats_promax$loadings), solve(crossprod(stats_promax$rotmat))),
    psych_promax = by_variance(bare(psych_promax$loadings), psych_promax$Phi)),
  thurstone = list(
    matrix = bare(Thurstone), n = 213,
    oblimin = by_variance(bare(quiet_fa(Thurstone, 3, n.obs = 213, rotate = "oblimin")$loadings),
                          quiet_fa(Thurstone, 3, n.obs = 213, rotate = "oblimin")$Phi),
    minres = minres(Thurstone, 3)),
  items = list(
    ratings = gaps, pairwise = bare(pairs), pairwise_minres = minres(pairs, 2),
    complete = nrow(whole_rows), complete_minres = minres(cor(whole_rows), 2),
    adequacy = measure(cor(whole_rows), nrow(whole_rows)),
    parallel = list(components = columns(simulated, "CSim"), factors = columns(simulated, "Fsim"),
                    resampled = columns(resampled, "C"),
                    suggested = simulated$ncomp, suggested_factors = simulated$nfact,
                    eigenvalues = simulated$pc.values, factor_eigenvalues = simulated$fa.values))
), c("psych", "GPArotation"))
