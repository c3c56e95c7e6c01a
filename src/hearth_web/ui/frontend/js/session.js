// Says two minutes before the session ends that it will, and offers to stay. Every tab of the site
// counts as activity for the others.

const WARNING = 120;
const KEY = "hearth-active";

export function watchSession() {
  const meta = document.querySelector('meta[name="session-seconds"]');
  const length = Number(meta?.content);
  if (!length) return;

  const dialog = build(stay);
  const words = dialog.querySelector("p");
  document.body.append(dialog);
  document.addEventListener("hearth:active", active);
  active();
  setInterval(look, 1000);

  function look() {
    const left = Math.ceil(length - (Date.now() - Number(localStorage.getItem(KEY))) / 1000);
    if (left <= 0) return location.assign(location.href);
    if (left <= WARNING && !dialog.open) dialog.showModal();
    if (left > WARNING && dialog.open) dialog.close();
  }

  async function stay() {
    const token = document.querySelector('meta[name="csrf-token"]').content;
    const asked = { method: "POST", headers: { "X-CSRFToken": token } };
    const answer = await fetch("/still-here/", asked).catch(() => null);
    if (answer?.ok) active();
    else words.textContent = "We could not keep you signed in. Copy what you have typed.";
  }
}

function active() {
  localStorage.setItem(KEY, String(Date.now()));
}

function build(stay) {
  const dialog = document.createElement("dialog");
  dialog.className = "hearth-dialog";
  dialog.setAttribute("aria-labelledby", "session-title");
  dialog.innerHTML = `
    <h2 class="govuk-heading-m" id="session-title">You will soon be signed out</h2>
    <p class="govuk-body">You have not done anything for a while. In about two minutes you will be
      signed out, to keep children's records safe.</p>
    <button type="button" class="govuk-button">Stay signed in</button>`;
  dialog.querySelector("button").addEventListener("click", stay);
  dialog.addEventListener("cancel", stay);
  return dialog;
}
