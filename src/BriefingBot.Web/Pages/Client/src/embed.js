// The launcher: one script tag on any site shows a button that opens the chat in a panel. The chat itself is a page of the service's own
// origin in a frame, so that neither side's styles or scripts reach the other; nothing of it is loaded before the panel is opened.
// Attributes of the tag: data-title, data-colour (or data-color), data-position (left or right), data-greeting, data-locale.

const HELLO = 'briefingbot:hello';
const PATIENCE_MS = 4000;

const STYLE = `
:host { all: initial !important; position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483000 !important; display: block !important; height: 0 !important; }
* { box-sizing: border-box; font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
[hidden] { display: none !important; }
.launcher { position: fixed; bottom: 1rem; width: 3.5rem; height: 3.5rem; padding: 0; border: 0; border-radius: 50%; cursor: pointer;
  background: var(--colour); color: var(--ink); box-shadow: 0 2px 10px rgb(0 0 0 / .35); }
.launcher svg { width: 1.6rem; height: 1.6rem; display: block; margin: auto; }
.right .launcher, .right .panel { right: 1rem; }
.left .launcher, .left .panel { left: 1rem; }
button:focus-visible, a:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #111; }
.panel { position: fixed; bottom: 5.25rem; width: 25rem; max-width: calc(100vw - 2rem); height: 40rem; max-height: calc(100vh - 6.5rem);
  border: 1px solid rgb(128 128 128 / .45); border-radius: 10px; overflow: hidden; background: Canvas; color: CanvasText; color-scheme: light dark;
  box-shadow: 0 8px 30px rgb(0 0 0 / .3); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.failure { padding: 1.25rem; font-size: 1rem; line-height: 1.5; }
.failure p { margin: 0 0 1rem; }
.failure button { font: inherit; padding: .45rem .9rem; margin-right: .75rem; cursor: pointer; }
.failure a { display: block; margin-top: 1rem; color: LinkText; }
@media (max-width: 30rem), (max-height: 30rem) {
  .panel { inset: 0 !important; width: auto; max-width: none; height: auto; max-height: none; border: 0; border-radius: 0; }
  .open .launcher { display: none; }
}
@media print { :host { display: none !important; } }`;

/** @param {string | null} text @param {number} most */
const plain = (text, most) => (text ?? '').replace(/\p{C}+/gu, ' ').trim().slice(0, most);

function settingsOf(tag) {
  const colour = tag.getAttribute('data-colour') ?? tag.getAttribute('data-color') ?? '';
  const locale = tag.getAttribute('data-locale') ?? '';
  return {
    title: plain(tag.getAttribute('data-title'), 80) || 'Ask the archive',
    greeting: plain(tag.getAttribute('data-greeting'), 300),
    colour: /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? colour : '#0b57a4',
    position: tag.getAttribute('data-position') === 'left' ? 'left' : 'right',
    locale: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i.test(locale) ? locale : '',
  };
}

/** Black or white, whichever reads better on the colour (relative luminance as WCAG has it). */
function inkOn(colour) {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(digits.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#111' : '#fff';
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function icon() {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('d', 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5.3 4.1A.44.44 0 0 1 6 20.7V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 4.2v1.7h10V7.2zm0 4v1.7h6.5v-1.7z');
  svg.append(path);
  return svg;
}

function start(tag) {
  const service = new URL(tag.src).origin;
  const settings = settingsOf(tag);
  const host = make('briefingbot-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const launcher = make('button', { type: 'button', class: 'launcher', 'aria-expanded': 'false', 'aria-controls': 'panel', 'aria-label': settings.title }, icon());
  const panel = make('div', { id: 'panel', class: 'panel', role: 'dialog', 'aria-label': settings.title, hidden: '' });
  const box = make('div', { class: settings.position }, panel, launcher);
  box.style.setProperty('--colour', settings.colour);
  box.style.setProperty('--ink', inkOn(settings.colour));
  root.append(box);
  document.body.append(host);

  /** @type {MessagePort | null} */
  let port = null;

  function fail() {
    const again = make('button', { type: 'button' }, 'Try again');
    again.addEventListener('click', load);
    const shut = make('button', { type: 'button' }, 'Close');
    shut.addEventListener('click', close);
    const own = make('a', { href: `${service}/`, target: '_blank', rel: 'noopener' }, 'Open the chat in a page of its own');
    panel.replaceChildren(make('div', { class: 'failure', role: 'alert' }, make('p', {}, 'The chat can’t be shown on this page.'), again, shut, own));
    if (!panel.hidden) again.focus();
  }

  function load() {
    port?.close();
    port = null;
    const frame = make('iframe', {
      title: settings.title, src: `${service}/widget`, allow: 'clipboard-write', referrerpolicy: 'origin',
      sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    });
    panel.replaceChildren(frame);
    // A browser that may not show the frame here loads an empty page of another origin, which never gets the message.
    const late = setTimeout(fail, 3 * PATIENCE_MS);
    frame.addEventListener('load', () => {
      clearTimeout(late);
      const { port1, port2 } = new MessageChannel();
      const silent = setTimeout(fail, PATIENCE_MS);
      port1.onmessage = ({ data }) => {
        if (data === 'ready') {
          clearTimeout(silent);
          port = port1;
          if (!panel.hidden) focusChat();
        } else if (data === 'close') {
          close();
        }
      };
      const { title, greeting, colour, locale } = settings;
      frame.contentWindow.postMessage({ type: HELLO, title, greeting, colour, ink: inkOn(colour), locale }, service, [port2]);
    });
  }

  function focusChat() {
    panel.querySelector('iframe')?.focus();
    port?.postMessage('focus');
  }

  function open() {
    panel.hidden = false;
    box.classList.add('open');
    launcher.setAttribute('aria-expanded', 'true');
    if (panel.firstChild) focusChat();
    else load();
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    box.classList.remove('open');
    launcher.setAttribute('aria-expanded', 'false');
    launcher.focus();
  }

  launcher.addEventListener('click', () => (panel.hidden ? open() : close()));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
}

// currentScript is there only while a classic script runs; a second tag on the page changes nothing.
const tag = document.currentScript;
if (!tag) console.error('BriefingBot: embed.js is included with a plain script tag: <script src="…/embed.js" defer></script>');
else if (!document.querySelector('briefingbot-chat')) {
  if (document.body) start(tag);
  else document.addEventListener('DOMContentLoaded', () => start(tag));
}
