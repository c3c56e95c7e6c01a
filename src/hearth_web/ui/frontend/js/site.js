// Everything here only improves pages that already work without it.
import { initAll } from "./govuk-frontend.min.js";
import { keepDrafts } from "./drafts.js";
import { narrowLists } from "./narrow.js";
import { spreadPastedDates } from "./dates.js";
import { watchProgress } from "./progress.js";
import { watchSession } from "./session.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
keepDrafts();
narrowLists();
spreadPastedDates();
watchProgress();
watchSession();
