# Variance components of raters within participants who rate items: lme4, restricted maximum likelihood.
source("write.R")
suppressMessages(library(lme4))

# Participants have one to four raters in each of three groups; some ratings are missing.
seeded <- function(seed, participants, items, gap, shared = 1) {
  set.seed(seed)
  counts <- sample(1:4, participants * 3, replace = TRUE)
  cells <- expand.grid(g = 1:3, p = seq_len(participants))[rep(seq_len(participants * 3), counts), ]
  raters <- nrow(cells)
  effect <- function(sd, ...) array(rnorm(prod(...), 0, sd), c(...))
  person <- effect(0.5, participants)[cells$p] + effect(0.4 * shared, c(participants, 3))[cbind(cells$p, cells$g)] +
    c(0, 0.3, 0.5)[cells$g] + effect(0.45, raters)
  item <- effect(0.4, items)
  by_person <- effect(0.35, c(participants, items))
  by_group <- effect(0.3 * shared, c(3, items))
  by_both <- effect(0.3, c(participants, 3, items))
  table <- outer(person, item, "+") + by_person[cells$p, ] + by_group[cells$g, ] + effect(0.6, c(raters, items))
  for (rater in seq_len(raters)) table[rater, ] <- table[rater, ] + by_both[cells$p[rater], cells$g[rater], ]
  table <- round(3 + table, 2)
  table[runif(length(table)) < gap] <- NA
  list(participants = cells$p, groups = cells$g, ratings = table)
}

fitted <- function(data, formula, names) {
  rater <- seq_along(data$participants)
  items <- ncol(data$ratings)
  long <- data.frame(x = as.vector(data$ratings), p = factor(rep(data$participants, items)),
                     g = factor(rep(data$groups, items)), r = factor(rep(rater, items)),
                     i = factor(rep(seq_len(items), each = length(rater))))
  fine <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5),
                      check.conv.singular = "ignore", calc.derivs = FALSE)
  fit <- lmer(formula, long[!is.na(long$x), ], REML = TRUE, control = fine)
  found <- as.data.frame(VarCorr(fit))
  list(variances = setNames(as.list(found$vcov), names[found$grp]), criterion = REMLcrit(fit),
       means = unname(fixef(fit)))
}

names <- c(p = "p", i = "i", g = "g", "p:g" = "pg", r = "r", "p:i" = "pi", "g:i" = "gi", "p:g:i" = "pgi",
           Residual = "residual")
fixed <- x ~ 0 + g + (1 | p) + (1 | i) + (1 | p:g) + (1 | r) + (1 | p:i) + (1 | g:i) + (1 | p:g:i)
random <- x ~ 1 + (1 | p) + (1 | g) + (1 | i) + (1 | p:g) + (1 | r) + (1 | p:i) + (1 | g:i) + (1 | p:g:i)
ungrouped <- x ~ 1 + (1 | p) + (1 | i) + (1 | r) + (1 | p:i)
main <- x ~ 0 + g + (1 | p) + (1 | i) + (1 | r)
data <- seeded(3, 16, 5, 0.08)
flat <- seeded(7, 8, 4, 0.1, shared = 0)
write_reference("components", list(
  data = data, fixed = fitted(data, fixed, names), random = fitted(data, random, names),
  ungrouped = fitted(data, ungrouped, names), main = fitted(data, main, names),
  flat = c(flat, list(random = fitted(flat, random, names)))
), "lme4")
