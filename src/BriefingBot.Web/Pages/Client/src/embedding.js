// The widget's side of the embedding. The launcher on the embedding page says hello once, with a port for what follows. A page whose origin
// isn't on the list gets no answer; a browser doesn't show the frame there at all (frame-ancestors), so this is the second lock.

const HELLO = 'briefingbot:hello';
const PATIENCE_MS = 10_000;

/**
 * @param {string[]} origins which may embed; the service's own always may
 * @returns {Promise<{settings: {title: string, greeting: string, colour: string, ink: string, locale: string}, close: () => void, onFocus: (f: () => void) => void}>}
 */
export function awaitEmbedding(origins) {
  return new Promise((resolve, reject) => {
    if (window.parent === window) {
      reject(new Error('not embedded'));
      return;
    }

    const late = setTimeout(() => reject(new Error('not greeted')), PATIENCE_MS);
    addEventListener('message', function greet({ source, origin, data, ports }) {
      const known = origin === location.origin || origins.includes(origin);
      if (source !== window.parent || !known || data?.type !== HELLO || ports.length !== 1) return;
      clearTimeout(late);
      removeEventListener('message', greet);
      const [port] = ports;
      resolve({
        settings: read(data),
        close: () => port.postMessage('close'),
        onFocus: (focus) => (port.onmessage = (message) => message.data === 'focus' && focus()),
      });
      port.postMessage('ready');
    });
  });
}

/** The embedding page is another's: what it sends is checked again, whatever the launcher made of it. */
function read(data) {
  const text = (value, most) => (typeof value === 'string' ? value.replace(/\p{C}+/gu, ' ').trim().slice(0, most) : '');
  const colour = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(data.colour) ? data.colour : '';
  return {
    title: text(data.title, 80),
    greeting: text(data.greeting, 300),
    colour,
    ink: data.ink === '#111' ? '#111' : '#fff',
    locale: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i.test(data.locale) ? data.locale : '',
  };
}
