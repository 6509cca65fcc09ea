// How Web Chat looks here. Colours are the page's own variables, so that day and night need no second set.

const picture = (svg) => `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
const dots = picture(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 20" fill="#808790">'
  + [14, 32, 50].map((x, i) => `<circle cx="${x}" cy="10" r="4"><animate attributeName="opacity" values=".25;1;.25" dur="1.2s" begin="${i * 0.2}s" repeatCount="indefinite"/></circle>`).join('')
  + '</svg>',
);
const ring = picture(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#808790" stroke-width="2"><circle cx="8" cy="8" r="6" stroke-dasharray="26 12">'
  + '<animateTransform attributeName="transform" type="rotate" from="0 8 8" to="360 8 8" dur="1s" repeatCount="indefinite"/></circle></svg>',
);

const away = picture(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#808790" stroke-width="1.5"><path d="M6.5 3H3v10h10V9.5M9 3h4v4M13 3 7.5 8.5"/></svg>',
);

export const styleOptions = {
  accent: 'var(--link)',
  subtle: 'var(--soft)',
  backgroundColor: 'transparent',
  primaryFont: 'var(--sans)',
  fontSizeSmall: '0.8125rem',
  paddingRegular: 12,

  // What is typed and quoted stays as it is: no pictures for ":)".
  emojiSet: {},
  // Articles' texts are data: tags in them are shown and never become elements.
  markdownRenderHTML: false,
  hideUploadButton: true,
  maxMessageLength: 2000,

  markdownExternalLinkIconImage: away,
  showAvatarInGroup: 'status',
  bubbleBackground: 'var(--raised)',
  bubbleBorderColor: 'var(--line)',
  bubbleBorderRadius: 8,
  bubbleTextColor: 'var(--text)',
  bubbleMaxWidth: 680,
  bubbleMinWidth: 120,
  bubbleFromUserBackground: 'var(--own)',
  bubbleFromUserBorderColor: 'var(--own)',
  bubbleFromUserBorderRadius: 8,
  bubbleFromUserTextColor: 'var(--text)',

  sendBoxBackground: 'var(--raised)',
  sendBoxTextColor: 'var(--text)',
  sendBoxPlaceholderColor: 'var(--soft)',
  sendBoxDisabledTextColor: 'var(--soft)',
  sendBoxBorderTop: 'solid 1px var(--line)',
  sendBoxHeight: 52,
  sendBoxTextWrap: true,
  sendBoxButtonColor: 'var(--link)',
  sendBoxButtonColorOnDisabled: 'var(--soft)',
  sendBoxButtonShadeColorOnActive: 'var(--hover)',
  sendBoxButtonShadeColorOnHover: 'var(--hover)',
  sendBoxButtonShadeColorOnDisabled: 'transparent',
  sendBoxButtonShadeBorderRadius: 6,
  sendBoxButtonShadeInset: 4,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--link)',

  // Whole questions, one below another: they wrap on a phone.
  suggestedActionLayout: 'stacked',
  suggestedActionsStackedLayoutButtonTextWrap: true,
  suggestedActionBorderRadius: 6,
  suggestedActionBorderWidth: 1,
  suggestedActionBackgroundColor: 'var(--raised)',
  suggestedActionBorderColor: 'var(--line)',
  suggestedActionTextColor: 'var(--link)',
  suggestedActionBackgroundColorOnActive: 'var(--hover)',
  suggestedActionBackgroundColorOnHover: 'var(--hover)',
  suggestedActionBorderColorOnDisabled: 'var(--line)',
  suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--link)',
  suggestedActionsVisualKeyboardIndicatorColor: 'var(--link)',

  transcriptVisualKeyboardIndicatorColor: 'var(--link)',
  transcriptActivityVisualKeyboardIndicatorColor: 'var(--link)',
  transcriptTerminatorBackgroundColor: 'var(--soft)',
  transcriptTerminatorColor: 'var(--ground)',
  transcriptOverlayButtonBackground: 'var(--link)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--link)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--link)',
  transcriptOverlayButtonColor: 'var(--ground)',

  notificationText: 'var(--soft)',
  failedConnectivity: 'var(--text)',
  slowConnectivity: 'var(--text)',
  toastErrorBackgroundColor: 'var(--notice)',
  toastErrorColor: 'var(--text)',
  toastWarnBackgroundColor: 'var(--notice)',
  toastWarnColor: 'var(--text)',
  toastInfoBackgroundColor: 'var(--hover)',
  toastInfoColor: 'var(--text)',
  toastSeparatorColor: 'var(--line)',

  // Web Chat's own moving pictures are blobs, which the policy doesn't let in.
  typingAnimationBackgroundImage: dots,
  spinnerAnimationBackgroundImage: ring,
};

/** Web Chat's own words, with ours where it speaks of messages in general. */
export const localizedStrings = (strings, language) =>
  language?.startsWith('en')
    ? { ...strings, TEXT_INPUT_PLACEHOLDER: 'Ask what somebody said …', TEXT_INPUT_ALT: 'Your question', ACTIVITY_BOT_SAID_ALT: 'The archive answered:', ACTIVITY_YOU_SAID_ALT: 'You asked:' }
    : strings;
