// Marks the spans that the address's fragment names (#c=start-end, several allowed) and scrolls to the first. Offsets count UTF-16 code
// units of the whole stored body, as JavaScript does; each paragraph says at which one it starts. A span outside the body is ignored.
"use strict";

const body = document.getElementById("body");
const found = document.getElementById("found");
const paragraphs = [...body.querySelectorAll("p[data-start]")].map((element) => {
  const start = Number(element.dataset.start);
  return { element, start, end: start + element.textContent.length, text: element.textContent };
});
const bodyEnd = paragraphs.length ? paragraphs[paragraphs.length - 1].end : 0;

function spansOfFragment() {
  const spans = [];
  for (const value of new URLSearchParams(location.hash.slice(1)).getAll("c")) {
    for (const part of value.split(",")) {
      const match = /^(\d{1,9})-(\d{1,9})$/.exec(part.trim());
      const start = match ? Number(match[1]) : -1;
      const end = match ? Number(match[2]) : -1;
      if (match && start < end && end <= bodyEnd) {
        spans.push({ start, end });
      }
    }
  }

  return spans.slice(0, 100);
}

function merged(spans) {
  const inOrder = [...spans].sort((a, b) => a.start - b.start);
  const result = [];
  for (const span of inOrder) {
    const last = result[result.length - 1];
    if (last && span.start <= last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      result.push({ ...span });
    }
  }

  return result;
}

function show() {
  const asked = spansOfFragment();
  const spans = merged(asked);
  let target = null;
  for (const paragraph of paragraphs) {
    const pieces = [];
    let at = paragraph.start;
    for (const span of spans) {
      const from = Math.max(span.start, paragraph.start);
      const to = Math.min(span.end, paragraph.end);
      if (from < to) {
        pieces.push(document.createTextNode(paragraph.text.slice(at - paragraph.start, from - paragraph.start)));
        const mark = document.createElement("mark");
        mark.textContent = paragraph.text.slice(from - paragraph.start, to - paragraph.start);
        pieces.push(mark);
        if (asked[0].start >= from && asked[0].start < to || !target) {
          target = mark;
        }

        at = to;
      }
    }

    pieces.push(document.createTextNode(paragraph.text.slice(at - paragraph.start)));
    paragraph.element.replaceChildren(...pieces);
  }

  found.hidden = !target;
  found.textContent = target ? (spans.length === 1 ? "The cited passage is marked." : `${spans.length} cited passages are marked.`) : "";
  if (target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
}

window.addEventListener("hashchange", show);
show();
