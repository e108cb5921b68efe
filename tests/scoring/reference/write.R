# Every script here ends with write_reference("name", values, packages).
library(jsonlite)

write_reference <- function(name, values, packages = character()) {
  versions <- c(R = paste(R.version$major, R.version$minor, sep = "."),
                vapply(packages, function(p) as.character(packageVersion(p)), ""))
  write_json(c(list(versions = as.list(versions)), values), paste0(name, ".json"),
             digits = 15, auto_unbox = TRUE, na = "null", matrix = "rowmajor", pretty = FALSE)
}
