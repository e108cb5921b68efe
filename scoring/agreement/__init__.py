"""How alike raters answered: rwg, rwg(j) and the average deviation, and their kin in the modules here.

An index compares the raters' variance with that of people who answer at random. What "at random"
means is a choice, the null distribution, so it is always named, and more than one is worth
reporting. Every function takes whole arrays: a cohort needs no loop.
"""
