/** Texts of the lender's windows, and of what opens them in a frame. */
export const windows = {
  signInHeading: 'Sign in',
  signInBody: (lender: string) =>
    `A window of ${lender} opens, and you sign in there. This page doesn’t see what you type.`,
  signInButton: 'Sign in',
  address: (host: string) => `Check that its address begins with ${host}`,
  openHeading: 'Go on in the other window',
  openBody: 'Sign in there, and this page follows, unless that window asks you to go on in it.',
  showWindow: 'Show the window',
  finishing: 'Signing in…',
  blockedTitle: 'No window of ours can be reached from here',
  blockedBody: (lender: string) =>
    `If one has opened, go on there. If none has, your browser blocks it: allow pop-ups for this page, or sign in at ${lender} itself.`,
  closedTitle: 'The window was closed',
  closedBody: 'You aren’t signed in here. Try again whenever you like.',
  toPortal: (lender: string) => `Go to ${lender}`,

  pageHeading: (client: string) => `Sign in to continue to ${client}`,
  pageBody: (client: string, lender: string) =>
    `This is ${lender}. ${client} doesn’t see what you type.`,
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  endedTitle: 'This sign-in has ended',
  endedBody: 'It took too long, or it was finished in another window.',
  endedNext: (client: string) => `Go back to ${client} and start again, or sign in here:`,

  opening: 'Opening sign-in…',
  returning: 'Taking you back…',
  returned: 'You can close this window',
  returnedBody: 'The page that you came from goes on by itself.',
  lostTitle: 'Go on here',
  lostBody:
    'Your browser keeps this window apart from the page that you came from, so we can’t take you back to it signed in. Your account is here, too, with the way back.',
  goneTitle: 'The page that you came from is gone',
  goneBody: 'It was closed or has moved on. Your account is here, too.',

  confirmHeading: 'Check and confirm',
  confirmLoading: 'Getting what you’re to confirm…',
  confirmLostBody:
    'Your browser keeps this window apart from the page that you came from, so nothing can be confirmed here. Nothing has been paid or changed. You can go on in your account instead.',
  confirmGoneBody: 'It was closed or has moved on. Nothing has been paid or changed.',
  confirmed: 'Confirmed',
  confirmedBody: 'The page that you came from goes on and shows what becomes of it.',

  documentLoading: 'Getting your document…',
  documentHere: 'Your document is here',
  documentHereBody: 'If it isn’t shown in this window, your browser can download it.',
  documentKeep: 'Download',
  documentLostBody:
    'Your browser keeps this window apart from the page that you came from, so the document can’t be brought here. You’ll find it in your account.',

  confirmInWindow: 'Confirm in a new window',
  confirmInWindowHelp: 'Something may cover this page, so we ask you in a window of our own.',
  confirmWaitingHelp: 'Confirm in the other window. Nothing happens before you do.',
  confirmClosedTitle: 'The window was closed',
  confirmClosed: 'Nothing has been paid or changed. Try again whenever you like.',
  confirmBlockedTitle: 'No window of ours can be reached from here',
  confirmBlocked:
    'Nothing has been paid or changed. Allow pop-ups for this page, or go on in your account.',
};
