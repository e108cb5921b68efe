# Items, alpha, skew and the one-factor model: psych and lavaan, on rows of psych's bfi with some answers missing.
suppressMessages({library(psych); library(lavaan)})
source("write.R")

ratings <- as.matrix(bfi[1:60, c("N1", "N2", "N3", "N4", "N5")])
dimnames(ratings) <- NULL
unreversed <- as.matrix(bfi[1:120, c("A1", "A2", "A3", "A4", "A5")])  # A1 is worded the other way
dimnames(unreversed) <- NULL
complete <- ratings[complete.cases(ratings), ]

analysed <- function(x) {
  result <- suppressWarnings(alpha(x, check.keys = FALSE, warnings = FALSE))
  list(raw = result$total$raw_alpha, standardised = result$total$std.alpha,
       n = result$item.stats$n, mean = result$item.stats$mean, sd = result$item.stats$sd,
       item_total = result$item.stats$r.drop, without = result$alpha.drop$raw_alpha)
}

one_factor <- function(x) {
  names <- paste0("x", seq_len(ncol(x)))
  frame <- setNames(as.data.frame(x), names)
  loadings <- paste0("l", seq_along(names)); unique <- paste0("u", seq_along(names))
  model <- c(paste("f =~", paste0(loadings, "*", names, collapse = " + ")),
             paste0(names, " ~~ ", unique, "*", names),
             paste0("omega := (", paste(loadings, collapse = "+"), ")^2 / ((", paste(loadings, collapse = "+"),
                    ")^2 + ", paste(unique, collapse = "+"), ")"))
  fit <- cfa(paste(model, collapse = "\n"), frame, std.lv = TRUE)
  estimates <- parameterEstimates(fit)
  omega <- estimates[estimates$op == ":=", ]
  c(as.list(fitMeasures(fit, c("chisq", "df", "pvalue", "cfi", "rmsea", "srmr"))),
    list(loadings = estimates$est[estimates$op == "=~"],
         uniquenesses = estimates$est[estimates$op == "~~"][seq_along(names)],
         loading_errors = estimates$se[estimates$op == "=~"],
         omega = omega$est, standard_error = omega$se, low = omega$ci.lower, high = omega$ci.upper))
}

skews <- sapply(1:3, function(type) skew(complete, type = type))
write_reference("items", list(
  ratings = ratings, unreversed = unreversed,
  listwise = analysed(complete), pairwise = analysed(ratings), pairwise_unreversed = analysed(unreversed),
  omega = one_factor(complete), omega_of_three = one_factor(complete[, 1:3])[c("omega", "standard_error")],
  skew = list(population = skews[, 1], adjusted = skews[, 2], b1 = skews[, 3])
), c("psych", "lavaan"))
