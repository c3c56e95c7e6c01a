// A long select marked data-narrow gets a box above it that leaves only the choices holding the
// words typed. The select itself stays: it is what is sent.

const LONG = 12;

export function narrowLists() {
  document.querySelectorAll("select[data-narrow]").forEach((select) => {
    if (select.options.length > LONG) narrow(select);
  });
}

function narrow(select) {
  const all = [...select.options];
  const label = document.querySelector(`label[for="${select.id}"]`).textContent.trim();
  const box = Object.assign(document.createElement("input"), {
    type: "search",
    className: "govuk-input govuk-input--width-20 hearth-narrow",
    autocomplete: "off",
    placeholder: "Type to narrow the list",
  });
  box.setAttribute("aria-label", `Narrow the list: ${label}`);
  const count = document.createElement("p");
  count.className = "hearth-narrow__count";
  count.setAttribute("role", "status");
  select.before(box, count);

  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = all.filter((each) => !each.value || each.selected
      || words.every((word) => each.text.toLowerCase().includes(word)));
    const chosen = select.value;
    select.replaceChildren(...kept);
    select.value = chosen;
    const found = kept.filter((each) => each.value).length;
    count.textContent = words.length ? `${found} in the list` : "";
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
