// The chat page and, in a frame, the widget: fetches a token, loads Web Chat beside it, and keeps the conversation for this tab.
import { awaitEmbedding } from './embedding.js';
import { forget, newConversation, remember, rememberedConversation, TokenError } from './session.js';

const area = document.getElementById('chat');
const connecting = document.getElementById('connecting');
const state = document.getElementById('state');
const notice = document.getElementById('notice');
const noticeText = document.getElementById('notice-text');
const noticeButton = document.getElementById('notice-button');
const newButton = document.getElementById('new');
// A browser hides a nonce from the markup; the element still knows it.
const nonce = document.querySelector('script[nonce]').nonce;
const KEEP_EVERY_MS = 60_000;

let locale = 'en-US';
let shown = null;
let attempt = 0;
let pendingRemark = '';

const say = (text) => (state.textContent = text);

function offer(text, label, action) {
  noticeText.textContent = text;
  noticeButton.textContent = label;
  noticeButton.onclick = action;
  notice.hidden = false;
}

/** @param {object | null} earlier the conversation to go on with; null: a new one */
async function begin(earlier, remark = '') {
  const own = ++attempt;
  shown?.close();
  shown = null;
  notice.hidden = true;
  wait(true);
  say(connecting.textContent);
  try {
    const [webChat, conversation] = await Promise.all([import('./webchat.js'), earlier ?? newConversation()]);
    if (own !== attempt) return;
    pendingRemark = remark;
    shown = webChat.show(area, conversation, { resumes: !!earlier, nonce, locale, onState: (now) => own === attempt && onState(now, earlier) });
    remember(shown.current());
  } catch (error) {
    if (own !== attempt) return;
    wait(false);
    say('');
    if (!(error instanceof TokenError)) console.error(error);
    offer(error instanceof TokenError ? error.message : 'The chat can’t be loaded. Check the connection and try again.', 'Try again', () => begin(null));
  }
}

function onState(now, earlier) {
  if (now === 'online') {
    notice.hidden = true;
    say(pendingRemark || 'Connected.');
    pendingRemark = '';
    keep();
    if (!connecting.hidden) {
      wait(false);
      focusQuestion();
    }
  } else if (now === 'expired') {
    wait(false);
    forget();
    offer('This conversation has ended, because nothing came through for a while. What was said stays readable above.', 'New conversation', () => begin(null));
  } else if (earlier) {
    forget();
    void begin(null, 'The earlier conversation has ended; this is a new one.');
  } else {
    wait(false);
    forget();
    offer('The connection to the service is lost.', 'Try again', () => begin(null));
  }
}

/** Nothing can be asked, and nothing of Web Chat is seen, before it is connected. */
function wait(waits) {
  connecting.hidden = !waits;
  area.inert = waits;
  area.classList.toggle('waits', waits);
}

const keep = () => shown && remember(shown.current());

/** The keyboard goes to the question, but a phone's keyboard doesn't spring up by itself. */
function focusQuestion(always = false) {
  if (!always && !matchMedia('(pointer: fine)').matches) return;
  requestAnimationFrame(() => (area.querySelector('[data-id="webchat-sendbox-input"]') ?? newButton).focus());
}

newButton.addEventListener('click', () => {
  forget();
  void begin(null, 'A new conversation.');
});
addEventListener('pagehide', keep);
setInterval(keep, KEEP_EVERY_MS);

if (document.body.dataset.page === 'widget') {
  awaitEmbedding(JSON.parse(document.body.dataset.origins)).then(
    ({ settings, close, onFocus }) => {
      if (settings.title) document.title = document.getElementById('title').textContent = settings.title;
      const greeting = document.getElementById('greeting');
      greeting.textContent = settings.greeting;
      greeting.hidden = !settings.greeting;
      if (settings.colour) {
        document.documentElement.style.setProperty('--bar', settings.colour);
        document.documentElement.style.setProperty('--bar-text', settings.ink);
      }

      locale = settings.locale || locale;
      const closeButton = document.getElementById('close');
      closeButton.hidden = false;
      closeButton.addEventListener('click', close);
      // Web Chat keeps an Escape that is its own (leaving a message, closing a dialog) to itself or shows a dialog at that moment.
      let dialogOpen = false;
      document.addEventListener('keydown', (event) => (dialogOpen = event.key === 'Escape' && !!document.querySelector('dialog[open]')), true);
      document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !dialogOpen) close();
      });
      onFocus(() => focusQuestion(true));
      void begin(rememberedConversation());
    },
    () => {
      wait(false);
      say('');
      document.getElementById('unembedded').hidden = false;
    },
  );
} else {
  void begin(rememberedConversation());
}
