"""Dates and times in Welsh, as GOV.UK writes them: 10 Rhagfyr 2026, 5:00pm."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "g:ia"
DATETIME_FORMAT = "j F Y, g:ia"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y, g:ia"
FIRST_DAY_OF_WEEK = 1
