// An element with data-progress-url asks that address how far the work is, and goes on to the
// address it names when it ends, or reads its own page again. Without JavaScript the page
// refreshes itself.

const EVERY = 2000;
const MOST = 15000;
const ENDED = new Set(["done", "failed"]);

export function watchProgress() {
  document.querySelectorAll("[data-progress-url]").forEach((part) => ask(part, EVERY));
}

async function ask(part, wait) {
  try {
    const answer = await fetch(part.dataset.progressUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const job = await answer.json();
    show(part, job);
    if (ENDED.has(job.state)) return location.replace(job.html_url ?? location.href);
    setTimeout(ask, EVERY, part, EVERY);
  } catch {
    // A short absence of the server is no reason to stop looking; ask less and less often.
    const longer = Math.min(wait * 2, MOST);
    setTimeout(ask, longer, part, longer);
  }
}

function show(part, { done, total, doing }) {
  const bar = part.querySelector("progress");
  if (total) {
    bar.max = total;
    bar.value = done;
    say(part, "count", `${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`);
  }
  say(part, "doing", doing ? `: ${doing}` : "");
}

// Only what changed is written, so that a screen reader is not told the same thing twice.
function say(part, name, words) {
  const place = part.querySelector(`[data-progress-${name}]`);
  if (place.textContent !== words) place.textContent = words;
}
