// A whole date pasted into the first of the three boxes is spread over them.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function spreadPastedDates() {
  document.querySelectorAll("[data-date]").forEach((group) => {
    const boxes = [...group.querySelectorAll("input")];
    boxes[0].addEventListener("paste", (event) => {
      const parts = spread(event.clipboardData.getData("text"));
      if (!parts) return;
      event.preventDefault();
      boxes.forEach((box, i) => { box.value = parts[i]; });
      boxes[2].focus();
    });
  });
}

function spread(words) {
  const parts = words.trim().replace(/(\d)(st|nd|rd|th)\b/, "$1").match(/\d+|[A-Za-z]+/g);
  if (parts?.length !== 3) return null;
  const [day, month, year] = parts[0].length === 4 ? parts.reverse() : parts;
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return [day, named ? String(named) : month, year];
}
