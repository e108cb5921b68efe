# Seconds that psych and multilevel take for what benchmarks/psychometrics.py has of scoring.
# Rscript psychometrics.R RATINGS.csv: a column "group" and a column an item. Reading is not timed.
quietly <- function(package) suppressPackageStartupMessages(library(package, character.only = TRUE))
for (package in c("psych", "multilevel", "lme4", "jsonlite")) quietly(package)

table <- read.csv(commandArgs(trailingOnly = TRUE)[1])
items <- table[names(table) != "group"]
score <- rowMeans(items)
elapsed <- function(work) system.time(work)[["elapsed"]]

seconds <- list(
  "items and alpha" = elapsed(alpha(items, check.keys = FALSE, warnings = FALSE)),
  "omega" = elapsed(fa(items, nfactors = 1, fm = "ml")),
  "rwg(j)" = elapsed(rwg.j(items, table$group, ranvar = 2)),
  "AD" = elapsed(ad.m(items, table$group)),
  "ICC" = elapsed(lmer(score ~ 1 + (1 | group), data = table))
)
cat(toJSON(seconds, auto_unbox = TRUE, digits = 6))
