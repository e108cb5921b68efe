# The social relations model, three ways that are independent of each other:
#  - effects by least squares (lm), components by equating quadratic forms to their expectations, which
#    are traces of matrices, and errors by variances of quadratic forms, all without the closed formulas;
#  - the jackknife and the test between groups, from those components;
#  - maximum likelihood by lme4, whose random effects are given a design in which a person is the actor of
#    some ratings and the partner of others.
source("write.R")
library(lme4)

# A term with the same two columns for people as actors and as partners is written by replacing its rows of Zt.
fit_lme4 <- function(d, REML) {
  d$u1 <- rnorm(nrow(d)); d$u2 <- rnorm(nrow(d))
  lf <- lFormula(rating ~ 0 + group + (1 | dyad) + (0 + u1 + u2 | person), d, REML = REML)
  term <- which(names(lf$reTrms$cnms) == "person")
  first <- lf$reTrms$Gp[term]
  people <- levels(lf$reTrms$flist$person)
  for (p in seq_along(people)) {
    lf$reTrms$Zt[first + 2 * p - 1, ] <- as.numeric(d$person == people[p])
    lf$reTrms$Zt[first + 2 * p, ] <- as.numeric(d$other == people[p])
  }
  devfun <- do.call(mkLmerDevfun, lf)
  opt <- optimizeLmer(devfun, optimizer = "nloptwrap",
                      control = list(xtol_abs = 1e-12, ftol_abs = 1e-14, maxeval = 100000))
  fm <- mkMerMod(environment(devfun), opt, lf$reTrms, lf$fr)
  v <- VarCorr(fm)
  dyad <- v$dyad[1, 1]
  list(components = c(v$person[1, 1], v$person[2, 2], dyad + sigma(fm)^2, v$person[1, 2], dyad),
       deviance = unname(if (REML) deviance(fm, REML = TRUE) else deviance(fm)))
}

kernels <- function(a, p) {
  crossed <- outer(a, p, "==")
  list(outer(a, a, "==") * 1, outer(p, p, "==") * 1, diag(length(a)), crossed + t(crossed),
       crossed * t(crossed))
}

# Quadratic forms that the components are equated with: squares of the effects that lm finds.
forms <- function(n) {
  cells <- expand.grid(a = 1:n, p = 1:n); cells <- cells[cells$a != cells$p, ]
  sums <- contr.sum(n)
  X <- cbind(1, sums[cells$a, ], sums[cells$p, ])
  H <- solve(crossprod(X), t(X))
  A <- sums %*% H[2:n, ]; P <- sums %*% H[(n + 1):(2 * n - 1), ]
  G <- diag(nrow(cells)) - X %*% H
  turn <- match(paste(cells$p, cells$a), paste(cells$a, cells$p))
  S <- (G + G[turn, ]) / 2; D <- (G - G[turn, ]) / 2
  Q <- list(crossprod(A), crossprod(P), crossprod(S) + crossprod(D), (t(A) %*% P + t(P) %*% A) / 2,
            crossprod(S) - crossprod(D))
  K <- kernels(cells$a, cells$p)
  E <- sapply(K, function(k) sapply(Q, function(q) sum(q * k)))
  list(cells = cells, Q = Q, K = K, solve = solve(E), A = A, P = P, X = X)
}

components <- function(m) {
  f <- forms(nrow(m)); y <- m[as.matrix(f$cells)]
  c(f$solve %*% sapply(f$Q, function(q) sum(y * (q %*% y))))
}

# Exact covariances of the components, 2 tr(A V B V), at given components.
exact_covariance <- function(n, theta) {
  f <- forms(n)
  V <- Reduce(`+`, Map(`*`, theta, f$K))
  B <- lapply(1:5, function(i) Reduce(`+`, Map(`*`, f$solve[i, ], f$Q)))
  BV <- lapply(B, function(b) b %*% V)
  outer(1:5, 1:5, Vectorize(function(i, j) 2 * sum(BV[[i]] * t(BV[[j]]))))
}

information <- function(d, theta, reml) {
  total <- matrix(0, 5, 5)
  for (g in split(d, d$group)) {
    K <- kernels(as.character(g$person), as.character(g$other))
    W <- solve(Reduce(`+`, Map(`*`, theta, K)))
    if (reml) { w <- rowSums(W); W <- W - outer(w, w) / sum(w) }
    WK <- lapply(K, function(k) W %*% k)
    total <- total + outer(1:5, 1:5, Vectorize(function(i, j) sum(WK[[i]] * t(WK[[j]])) / 2))
  }
  solve(total)
}

set.seed(1979)
draw <- function(n) {
  people <- matrix(rnorm(2 * n), n) %*% chol(matrix(c(1, 0.35, 0.35, 0.6), 2))
  shared <- matrix(rnorm(n * n), n); shared[lower.tri(shared)] <- t(shared)[lower.tri(shared)]
  m <- 5 + outer(people[, 1], people[, 2], "+") + sqrt(0.3) * shared + sqrt(0.6) * matrix(rnorm(n * n), n)
  m <- round(m, 2); diag(m) <- NA
  m
}
sizes <- c(6, 5, 8)
groups <- lapply(sizes, draw)

long <- do.call(rbind, lapply(seq_along(groups), function(g) {
  m <- groups[[g]]; n <- nrow(m)
  d <- expand.grid(a = 1:n, p = 1:n); d <- d[d$a != d$p, ]
  data.frame(group = factor(g, 1:3), a = d$a, p = d$p, person = paste(g, d$a), other = paste(g, d$p),
             dyad = paste(g, pmin(d$a, d$p), pmax(d$a, d$p)), rating = m[as.matrix(d)])
}))
everyone <- sort(unique(c(long$person, long$other)))
long$person <- factor(long$person, everyone); long$other <- factor(long$other, everyone)
long$dyad <- factor(long$dyad)
gaps <- c(3, 17, 31, 40, 41, 77, 90)
some <- long[-gaps, ]

each <- t(sapply(groups, components))
w <- sizes - 1
pooled <- colSums(each * w) / sum(w)
between <- sapply(1:5, function(i) summary(lm(each[, i] ~ 1, weights = w))$coefficients[, "Std. Error"])

jack <- t(sapply(groups, function(m) {
  n <- nrow(m)
  without <- t(sapply(1:n, function(i) components(m[-i, -i])))
  pseudo <- matrix(n * components(m), n, 5, byrow = TRUE) - (n - 1) * without
  apply(pseudo, 2, var) / n
}))

effects_of <- function(d) {
  n <- max(d$a)
  f <- lm(rating ~ factor(a, 1:n) + factor(p, 1:n), d, contrasts = list("factor(a, 1:n)" = "contr.sum",
                                                                     "factor(p, 1:n)" = "contr.sum"))
  b <- unname(coef(f))
  list(mean = b[1], actor = c(b[2:n], -sum(b[2:n])), partner = c(b[(n + 1):(2 * n - 1)], -sum(b[(n + 1):(2 * n - 1)])),
       residual = unname(resid(f)))
}

reml <- fit_lme4(some, TRUE)
ml <- fit_lme4(some, FALSE)
whole <- fit_lme4(long, TRUE)
theta <- c(1, 0.6, 0.9, 0.35, 0.3)

write_reference("round_robin", list(
  matrices = groups, gaps = gaps,
  rows = list(rating = long$rating, actor = long$a, partner = long$p, group = as.integer(long$group)),
  components = each, pooled = pooled, between = between, jackknife = jack,
  effects = lapply(split(long, long$group), effects_of),
  effects_with_gaps = lapply(split(some, some$group), effects_of),
  theta = theta, exact = lapply(c(4, 6, 9), function(n) exact_covariance(n, theta)),
  reml = reml, ml = ml, whole = whole,
  reml_covariance = information(some, reml$components, TRUE),
  ml_covariance = information(some, ml$components, FALSE)
), c("lme4", "Matrix"))
