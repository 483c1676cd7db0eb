/** Texts of `fs-preferences` while a consent is given or withdrawn, or a paper copy asked for. */
export const preferencesConsent = {
  loading: 'Loading',
  phoneTitle: 'Get texts',
  phone: 'Mobile phone',
  phoneHelp: 'Such as (312) 555-0123',
  phoneInvalid: 'Enter a whole phone number with its area code, such as (312) 555-0123.',
  phoneRefused: 'We can’t text this number. Check it, or use another.',
  agreeFirst: 'Tick the box if you agree. You don’t have to.',
  sendCode: 'Text me a code',
  codeTitle: 'Enter the code',
  codeSent: (phone: string) =>
    `We’ve texted a code to the phone ending in ${phone}. It works for ten minutes.`,
  code: 'Code',
  codeMissing: 'Enter the code.',
  confirm: 'Confirm',
  again: 'Text another code',
  otherPhone: 'Use another number',
  wrong: (left: number) =>
    left === 1
      ? 'That’s not the code. One try is left.'
      : `That’s not the code. ${left} tries are left.`,
  expired: 'This code doesn’t work any more. Ask for another one.',
  phoneDone: (number: string) => `Texts go to ${number} from now on. Switch on what you want.`,
  papersTitle: 'Get papers electronically',
  test: 'Get the test document (PDF)',
  testHelp:
    'Open it, and type the code that is printed in it. That shows that you can read such papers.',
  testReady: 'The test document was downloaded. Open it for the code.',
  papersCode: 'Code in the test document',
  outdated: 'The text has changed meanwhile. Please read it again.',
  agree: 'Agree',
  papersDone: 'You get your papers electronically from now on.',
  email: 'E-mail',
  meaning: 'What it means',
  stopTitle: 'Stop all texts?',
  stopBody:
    'We forget the number and text you no more, not even about problems with a payment. To get texts again, you’d add your phone anew.',
  withdrawTitle: 'Withdraw your consent?',
  withdrawBody:
    'Papers made from now on come by post, free of charge. Those you have stay online. To get them electronically again, you’d read the text and open the test document anew.',
  withdraw: 'Withdraw',
  keep: 'Keep it as it is',
  withdrawn: 'Your papers come by post from now on.',
  copyTitle: 'A paper copy',
  copyHelp:
    'By post to the address we have, free of charge. For an older one, write to us or call.',
  copyAccount: 'Which vehicle?',
  copyOf: (vehicle: string, last4: string) => `${vehicle}, account ending in ${last4}`,
  copyNone: 'There’s no such paper yet.',
  copyKind: 'Which paper?',
  copyKinds: {
    statement: 'Latest statement',
    tax: 'Latest tax paper',
    contract: 'Contract',
    disclosures: 'What I agreed to',
  },
  copyOrder: 'Send it to me',
  copyDone: (date: string) => `It’s ordered, and should be there by ${date}.`,
};
