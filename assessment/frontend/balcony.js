// Makes pages handier; every page works without it. Nothing here writes markup or evaluates text, so a content security
// policy of `script-src 'self'` is enough.
import { Button, CharacterCount, ErrorSummary, PasswordInput, SkipLink, createAll } from "govuk-frontend";
import { autosave } from "./autosave.js";

// GOV.UK Frontend looks for these before it starts anything, and the style sheet hides by them what a script will do.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const component of [Button, CharacterCount, ErrorSummary, PasswordInput, SkipLink]) createAll(component);
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
