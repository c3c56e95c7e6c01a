// Forms with data-draft="<key>" send what is in them to /drafts/<key> when typing rests, every few
// seconds while it goes on, and when the page is left, so that a sign-out or a closed browser loses
// nothing.

const EVERY = 5000;
const REST = 800;

export function keepDrafts() {
  document.querySelectorAll("form[data-draft]").forEach(keep);
}

function keep(form) {
  const line = statusLine(form);
  const address = `/drafts/${form.dataset.draft.split("/").map(encodeURIComponent).join("/")}`;
  let sent = fields(form).toString();
  let finished = false;

  async function save() {
    const now = fields(form);
    if (finished || now.toString() === sent) return;
    const before = sent;
    sent = now.toString();
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: now,
        headers: { "X-CSRFToken": token(form) },
        credentials: "same-origin",
        keepalive: true,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      document.dispatchEvent(new Event("hearth:active"));
      line.textContent = `Saved as a draft at ${clock()}`;
    } catch {
      sent = before;
      line.textContent = "Not saved as a draft. Keep this page open: we will try again.";
    }
  }

  // Once the form itself is sent, its draft is the server's to drop: nothing may bring it back.
  form.addEventListener("submit", () => { finished = true; });
  window.addEventListener("pageshow", () => { finished = false; });
  let resting;
  form.addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(save, REST);
  });
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  setInterval(save, EVERY);
}

function statusLine(form) {
  const line = document.createElement("p");
  line.className = "hearth-draft";
  line.setAttribute("role", "status");
  form.append(line);
  return line;
}

// Words and choices only: no files, no passwords, no token.
function fields(form) {
  const kept = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const input = form.elements.namedItem(name);
    const secret = name === "csrfmiddlewaretoken" || input?.type === "password";
    if (typeof value === "string" && !secret) kept.append(name, value);
  }
  return kept;
}

function token(form) {
  return form.elements.namedItem("csrfmiddlewaretoken")?.value ?? "";
}

function clock() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
