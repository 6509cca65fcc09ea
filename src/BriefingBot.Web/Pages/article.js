// Marks the spans that the address's fragment names (#c=start-end, several allowed) and scrolls to the first; shows which words a statement
// in the margin means; copies words with who said them and where. Offsets count UTF-16 code units of the whole stored body, as JavaScript
// does; each paragraph says at which one it starts. A span outside the body is ignored.
"use strict";

const article = document.querySelector("article");
const bar = document.getElementById("bar");
const found = document.getElementById("found");
const paragraphs = [...document.querySelectorAll("#body p[data-start]")].map((element) => {
  const start = Number(element.dataset.start);
  let at = start;
  const runs = [...element.childNodes].map((node) => ({ shell: node.nodeType === Node.ELEMENT_NODE ? node.cloneNode(false) : null, start: at, end: at += node.textContent.length }));
  return { element, start, end: at, text: element.textContent, runs };
});
const bodyEnd = paragraphs.length ? paragraphs[paragraphs.length - 1].end : 0;
const statements = [...document.querySelectorAll(".who li")].map((item) => {
  const spans = spansOf(new URL(item.querySelector("a").href).hash);
  return { item, spans, start: spans[0].start, end: spans[spans.length - 1].end, ...item.dataset };
});

function spansOf(hash) {
  const spans = [];
  for (const value of new URLSearchParams(hash.slice(1)).getAll("c")) {
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

/** A run of a paragraph, all of one style, as nodes: its text, and what of it lies in the spans as marks. */
function marked(paragraph, run, spans) {
  const nodes = [];
  const marks = [];
  const text = (from, to) => paragraph.text.slice(from - paragraph.start, to - paragraph.start);
  let at = run.start;
  for (const span of spans) {
    const start = Math.max(span.start, run.start);
    const end = Math.min(span.end, run.end);
    if (start < end) {
      const element = document.createElement("mark");
      element.textContent = text(start, end);
      nodes.push(document.createTextNode(text(at, start)), element);
      marks.push({ element, start, end });
      at = end;
    }
  }

  nodes.push(document.createTextNode(text(at, run.end)));
  return { nodes, marks };
}

function show() {
  const asked = spansOf(location.hash);
  const spans = merged(asked);
  let target = null;
  for (const paragraph of paragraphs) {
    const pieces = paragraph.runs.map((run) => {
      const own = marked(paragraph, run, spans);
      for (const mark of own.marks) {
        if (!target || (asked[0].start >= mark.start && asked[0].start < mark.end)) {
          target = mark.element;
        }
      }

      if (!run.shell) {
        return own.nodes;
      }

      const shell = run.shell.cloneNode(false);
      shell.append(...own.nodes);
      return [shell];
    });
    paragraph.element.replaceChildren(...pieces.flat());
  }

  bar.hidden = !target;
  found.textContent = target ? (spans.length === 1 ? "The cited passage is marked." : `${spans.length} cited passages are marked.`) : "";
  if (target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
}

// ---- Copying: words, who said them, source, day and link.

/** The words of a span; between two paragraphs stands an empty line. */
function textOf(span) {
  return paragraphs
    .filter((p) => span.start < p.end && p.start < span.end)
    .map((p) => p.text.slice(Math.max(0, span.start - p.start), span.end - p.start).trim())
    .join("\n\n");
}

/** Only what lies in a statement is its speaker's; of two around the same words the narrower one counts. */
function speakersOf(span) {
  const around = statements.filter((s) => s.start <= span.start && span.end <= s.end);
  const least = Math.min(...around.map((s) => s.end - s.start));
  return around.filter((s) => s.end - s.start === least);
}

/**
 * A speaker's own words stand in quotation marks; what the reporter put in words of his own never does. Words that are no one statement's
 * are the article's.
 */
function wordsWithSpeaker(spans, speakers) {
  const source = article.dataset.source;
  if (!speakers.length) {
    return `${source ? `${source} reported` : "The article says"}: ${spans.map(textOf).join(" … ")}`;
  }

  const names = [...new Set(speakers.map((s) => (s.role ? `${s.speaker}, ${s.role}` : s.speaker) + (s.via ? `, as told by ${s.via}` : "")))].join(" and ");
  return speakers.every((s) => s.kind === "direct")
    ? `${spans.map((s) => `“${textOf(s)}”`).join(" … ")} – ${names}`
    : `${names}, in ${source ? `the words of ${source}` : "the article’s words"}: ${spans.map(textOf).join(" … ")}`;
}

function withSource(words, spans) {
  const { source, day, link } = article.dataset;
  const fragment = spans.map((s) => `c=${s.start}-${s.end}`).join("&");
  return [words, [source, day].filter(Boolean).join(", "), `${location.origin}${link}#${fragment}`].filter(Boolean).join("\n");
}

function markedWords() {
  const spans = merged(spansOf(location.hash));
  const groups = [];
  for (const span of spans) {
    const speakers = speakersOf(span);
    const last = groups[groups.length - 1];
    // One statement, interrupted by its cue, is one quotation.
    if (last && speakers.length && last.speakers[0] === speakers[0]) {
      last.spans.push(...inside(span, speakers[0]));
    } else {
      groups.push({ speakers, spans: speakers.length ? inside(span, speakers[0]) : [span] });
    }
  }

  return withSource(groups.map((g) => wordsWithSpeaker(g.spans, g.speakers)).join("\n\n"), spans);
}

/** The parts of a span that were said, without a cue between them. */
function inside(span, statement) {
  return statement.spans.map((s) => ({ start: Math.max(s.start, span.start), end: Math.min(s.end, span.end) })).filter((s) => s.start < s.end);
}

async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Over plain http to another machine there is no clipboard for scripts; the old way still works there.
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unheard";
    field.readOnly = true;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

async function copy(button, text) {
  const label = button.textContent;
  const done = await put(text);
  button.focus();
  button.textContent = done ? "Copied" : "Not copied";
  said.textContent = done ? "Copied with speaker, source, date and link." : "This browser doesn’t let the page copy.";
  setTimeout(() => {
    button.textContent = label;
    said.textContent = "";
  }, 2500);
}

const said = document.createElement("p");
said.className = "unheard";
said.setAttribute("role", "status");
document.body.append(said);
document.getElementById("copy").addEventListener("click", (event) => copy(event.currentTarget, markedWords()));
for (const statement of statements) {
  const button = statement.item.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => copy(button, withSource(wordsWithSpeaker(statement.spans, [statement]), statement.spans)));
}

// ---- The margin: beside the text where there is room, folded above it where there isn't; pointing at a statement shows its words.

const roomy = matchMedia("(min-width: 66rem)");
const unfold = () => document.querySelectorAll(".who").forEach((details) => (details.open = roomy.matches));
roomy.addEventListener("change", unfold);
unfold();

function rangesOf(spans) {
  const ranges = [];
  for (const { element, start } of paragraphs) {
    let at = start;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; at += node.length, node = texts.nextNode()) {
      for (const span of spans) {
        const from = Math.max(span.start, at);
        const to = Math.min(span.end, at + node.length);
        if (from < to) {
          ranges.push(new StaticRange({ startContainer: node, startOffset: from - at, endContainer: node, endOffset: to - at }));
        }
      }
    }
  }

  return ranges;
}

if (globalThis.Highlight && CSS.highlights) {
  for (const { item, spans } of statements) {
    const light = () => CSS.highlights.set("statement", new Highlight(...rangesOf(spans)));
    const dim = () => CSS.highlights.delete("statement");
    item.addEventListener("pointerenter", light);
    item.addEventListener("pointerleave", dim);
    item.addEventListener("focusin", light);
    item.addEventListener("focusout", dim);
  }
}

window.addEventListener("hashchange", show);
show();
