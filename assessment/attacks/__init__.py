"""Attackers who try to find out single raters' answers from what was released, and from nothing else.

They know what anybody may know: the questionnaire and how figures are made. They know nothing of
the gate: no module here imports it, or anything that holds single answers.
"""
