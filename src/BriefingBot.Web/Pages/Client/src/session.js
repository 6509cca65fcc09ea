// Tokens, and the memory of this tab's conversation. A token is good for one conversation and half an hour; the secret that makes tokens
// never leaves the server.

const KEY = 'briefingbot:conversation';
const LEAST_LEFT_MS = 60_000;

export class TokenError extends Error {}

/** @returns {Promise<{token: string, conversationId: string, userId: string}>} a conversation that has not begun yet */
export async function newConversation() {
  let response;
  try {
    response = await fetch('/webchat/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}', credentials: 'omit', cache: 'no-store' });
  } catch {
    throw new TokenError('The service can’t be reached. Check the connection and try again.');
  }

  if (response.status === 429) {
    // Direct Line's clients read milliseconds, so that is what the service sends; a proxy in between means seconds, and never so many.
    const wait = Number(response.headers.get('Retry-After'));
    const seconds = Math.ceil(wait >= 1000 ? wait / 1000 : wait);
    throw new TokenError(seconds > 0 ? `Too many conversations were begun. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.` : 'Too many conversations were begun. Try again shortly.');
  }

  if (response.status === 401 || response.status === 403) throw new TokenError('The service doesn’t let this page begin a conversation.');
  if (!response.ok) throw new TokenError('The service can’t begin a conversation at the moment.');
  try {
    const { token, conversationId, userId } = await response.json();
    if (typeof token !== 'string' || typeof conversationId !== 'string') throw new Error();
    return { token, conversationId, userId: String(userId ?? '') };
  } catch {
    throw new TokenError('The service answered something that is no conversation.');
  }
}

/** The conversation this tab was in, where its token is still good; null otherwise. */
export function rememberedConversation() {
  try {
    const { token, conversationId, userId } = JSON.parse(sessionStorage.getItem(KEY));
    return typeof token === 'string' && typeof conversationId === 'string' && expiryOf(token) - Date.now() > LEAST_LEFT_MS ? { token, conversationId, userId: String(userId ?? '') } : null;
  } catch {
    return null; // nothing kept, or this browser keeps nothing for framed pages
  }
}

export function remember({ token, conversationId, userId }) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ token, conversationId, userId }));
  } catch {
    // The conversation then lives as long as the page.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function expiryOf(token) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload)).exp * 1000;
}
