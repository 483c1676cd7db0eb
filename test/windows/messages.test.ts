import { expect } from 'chai';
import {
  isReviewAnswer,
  isReviewShown,
  isReviewWanted,
  isSignInAnswer,
} from '../../src/windows/messages.ts';

const url = 'https://lender.example/embed/callback?code=c&state=of-this-sign-in';
const answer = { fs: 'sign-in-answer', url, shared: false };
const words = {
  figure: '$1.00',
  lines: [{ label: 'From', value: 'a bank' }],
  agreement: { label: 'Authorization', value: 'text' },
  confirm: 'Pay $1.00',
};
const shown = { fs: 'review-shown', id: 'one', locale: 'en', words };
const decided = { fs: 'review-answer', id: 'one', confirmed: true };

const nothings = [undefined, null, 0, '', 'fs', [], {}, { fs: 'other' }];

describe('messages of windows', () => {
  it('are taken where they are whole', () => {
    expect(isSignInAnswer(answer, 'of-this-sign-in')).to.equal(true);
    expect(isReviewWanted({ fs: 'review-wanted' })).to.equal(true);
    expect(isReviewShown(shown)).to.equal(true);
    expect(isReviewAnswer(decided, 'one')).to.equal(true);
  });

  for (const data of nothings) {
    it(`are not ${JSON.stringify(data)}`, () => {
      expect(isSignInAnswer(data, 'of-this-sign-in')).to.equal(false);
      expect(isReviewWanted(data)).to.equal(false);
      expect(isReviewShown(data)).to.equal(false);
      expect(isReviewAnswer(data, 'one')).to.equal(false);
    });
  }

  const signIns: [string, unknown][] = [
    ['of another state', { ...answer, url: url.replace('of-this', 'of-that') }],
    ['without a state', { ...answer, url: 'https://lender.example/embed/callback?code=c' }],
    ['without an address', { ...answer, url: 'nowhere' }],
    ['without the choice', { ...answer, shared: undefined }],
    ['with a choice in words', { ...answer, shared: 'no' }],
  ];
  for (const [what, data] of signIns) {
    it(`are no end of a sign-in ${what}`, () => {
      expect(isSignInAnswer(data, 'of-this-sign-in')).to.equal(false);
    });
  }

  for (const key of Object.keys(words)) {
    it(`show no review without its ${key}`, () => {
      expect(isReviewShown({ ...shown, words: { ...words, [key]: undefined } })).to.equal(false);
      expect(isReviewShown({ ...shown, words: { ...words, [key]: '' } })).to.equal(false);
    });
  }

  it('decide no other review, and not by anything but yes or no', () => {
    expect(isReviewAnswer(decided, 'two')).to.equal(false);
    expect(isReviewAnswer({ ...decided, confirmed: 1 }, 'one')).to.equal(false);
  });
});
