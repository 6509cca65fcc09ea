// The large part: Microsoft's Web Chat, loaded once somebody wants to ask.
import { createDirectLine, createStore, renderWebChat } from 'botframework-webchat';
import { unmountComponentAtNode } from 'react-dom';
import { localizedStrings, styleOptions } from './look.js';

/** Direct Line's connection states, as its client numbers them. */
const EXPIRED = 3;
const FAILED = 4;
const ENDED = 5;

/**
 * Shows a conversation in the element.
 * @param {HTMLElement} element
 * @param {{token: string, conversationId: string, userId: string}} conversation
 * @param {{resumes: boolean, nonce: string, locale: string, onState: (state: 'online' | 'expired' | 'failed') => void}} options
 *   resumes: the conversation has begun earlier and is asked for again, with all that was said
 */
export function show(element, conversation, { resumes, nonce, locale, onState }) {
  const directLine = createDirectLine({
    domain: `${location.origin}/directline`,
    token: conversation.token,
    conversationId: resumes ? conversation.conversationId : undefined,
  });
  // Web Chat drops what is sent before it is connected itself, a moment after the client is.
  const tellOnline = () => (next) => (action) => {
    const result = next(action);
    if (/^DIRECT_LINE\/(RE)?CONNECT_FULFILLED$/.test(action.type)) onState('online');
    return result;
  };
  const states = directLine.connectionStatus$.subscribe((status) => {
    if (status === EXPIRED) onState('expired');
    else if (status === FAILED || status === ENDED) onState('failed');
  });
  renderWebChat(
    {
      directLine, nonce, locale, styleOptions,
      store: createStore({}, tellOnline),
      userID: conversation.userId || undefined,
      overrideLocalizedStrings: localizedStrings,
      sendTypingIndicator: false,
    },
    element,
  );
  return {
    /** The client renews the token by itself; this is the one it has now. */
    current: () => ({ ...conversation, token: directLine.token, conversationId: directLine.conversationId ?? conversation.conversationId }),
    close() {
      states.unsubscribe();
      unmountComponentAtNode(element);
      directLine.end();
    },
  };
}
