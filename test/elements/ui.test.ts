import { expect } from 'chai';
import { html, render } from 'lit';
import { formatMoney } from '../../sdk/money.ts';
import {
  ApiError,
  ContractError,
  NetworkError,
  SignedOutError,
  SignInError,
  TimeoutError,
} from '../../sdk/errors/index.ts';
import { common } from '../../src/i18n/en/common.ts';
import { errors } from '../../src/i18n/en/errors.ts';
import { renderButton } from '../../src/ui/button.ts';
import { renderFailure } from '../../src/ui/failure-notice.ts';
import { failureOf, formatInstant } from '../../src/ui/failure.ts';
import { renderFigure } from '../../src/ui/figure.ts';
import { skeleton } from '../../src/ui/skeleton.ts';
import { renderTextField } from '../../src/ui/text-field.ts';
import { allByRole, byRole } from './by-role.ts';
import { until } from './fixture.ts';

let place: HTMLElement;

beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
});

afterEach(() => place.remove());

describe('failureOf', () => {
  const api = (status: number, code = 'x') => new ApiError({ status, code, requestId: 'req_1' });
  const signIn = (status: number, code: string) =>
    new SignInError({ status, code, body: { error: code } });
  const cases: [string, unknown, string][] = [
    ['a wrong password', signIn(400, 'invalid_grant'), 'wrongCredentials'],
    ['a lockout', signIn(403, 'access_denied'), 'locked'],
    ['too many tries', signIn(429, 'temporarily_unavailable'), 'rateLimited'],
    ['too many requests', api(429, 'rate_limited'), 'rateLimited'],
    ['an ended session', new SignedOutError(true), 'signedOut'],
    ['a refused token', api(401, 'unauthorized'), 'signedOut'],
    ['a server at work', api(503, 'unavailable'), 'unavailable'],
    ['a server at fault', api(500, 'internal'), 'server'],
    ['a gateway at fault', api(502, 'bad_gateway'), 'server'],
    ['a business refusal', api(422, 'amount_too_small'), 'refused'],
    ['no answer', new NetworkError(), 'unreachable'],
    ['no answer in time', new TimeoutError(1000), 'timeout'],
    ['no JSON', new ContractError({ path: '', reason: 'not JSON' }), 'malformed'],
    ['a missing field', new ContractError({ path: 'items[0].id', reason: 'missing' }), 'contract'],
    ['a bug of ours', new TypeError('x is not a function'), 'unknown'],
    ['a thrown string', 'oops', 'unknown'],
    ['nothing at all', undefined, 'unknown'],
  ];
  for (const [name, error, kind] of cases) {
    it(`tells ${name} by ${kind}`, () => {
      expect(failureOf(error).kind).to.equal(kind);
    });
  }

  it('keeps what it said of an error when the connection changes afterwards', () => {
    const error = new NetworkError();
    const before = failureOf(error).kind;
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
    try {
      expect(failureOf(error).kind).to.equal(before);
      expect(failureOf(new NetworkError()).kind).to.equal('offline');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('rounds waiting times up to whole seconds', () => {
    expect(
      failureOf(new ApiError({ status: 429, code: 'x', retryAfter: 1.2 })).retryAfter,
    ).to.equal(2);
  });
});

describe('formatInstant', () => {
  it('writes day, hour and zone as the customer there reads them', () => {
    const instant = '2026-11-24T21:05:00Z';

    expect(formatInstant(instant, 'en-US', 'America/Chicago')).to.equal(
      'Tuesday, November 24 at 3:05 PM CST',
    );
    expect(formatInstant(instant, 'en-GB', 'Europe/London')).to.equal(
      'Tuesday 24 November at 21:05 GMT',
    );
  });
});

describe('a failure notice', () => {
  const show = (error: unknown, onRetry?: () => void) =>
    render(renderFailure({ error, errors, common, locale: 'en', onRetry }), place);

  it('offers another try where there is one to make', () => {
    let tries = 0;
    show(new TimeoutError(1000), () => (tries += 1));

    byRole(place, 'button', 'Try again').click();

    expect(tries).to.equal(1);
  });

  it('shows the request id as text to be copied', async () => {
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => copied.push(text) },
      configurable: true,
    });
    show(new ApiError({ status: 500, code: 'internal', requestId: 'req_7' }));

    byRole(place, 'button', 'Copy reference').click();
    await until(() => allByRole(place, 'button', 'Copied').length);
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });

    expect(place.querySelector('code')?.textContent).to.equal('req_7');
    expect(copied).to.deep.equal(['req_7']);
  });

  it('does not ask a customer to quote a reference for a typing mistake', () => {
    show(
      new SignInError({
        status: 400,
        code: 'invalid_grant',
        requestId: 'req_7',
        body: { error: 'invalid_grant' },
      }),
    );

    expect(Boolean(place.querySelector('code'))).to.equal(false);
  });
});

describe('the main figure', () => {
  for (const [locale, amount, currency] of [
    ['en-US', 41250, 'USD'],
    ['en-US', -5, 'USD'],
    ['de-DE', 123456789, 'EUR'],
    ['ja-JP', 5000, 'JPY'],
    ['es-MX', 0, 'USD'],
  ] as const) {
    it(`is the amount, once: ${amount} ${currency} in ${locale}`, () => {
      render(renderFigure({ amount, currency }, locale), place);
      const figure = place.querySelector('[part=amount]');

      expect(figure?.textContent).to.equal(formatMoney({ amount, currency }, locale));
      expect(place.textContent.trim()).to.equal(figure?.textContent);
    });
  }
});

describe('a button', () => {
  it('ignores clicks while busy and keeps the focus', () => {
    let clicks = 0;
    const onClick = () => (clicks += 1);
    render(renderButton({ label: 'Pay', busy: true, busyLabel: 'Paying…', onClick }), place);
    const button = byRole<HTMLButtonElement>(place, 'button', 'Paying…');

    button.focus();
    button.click();

    expect(clicks).to.equal(0);
    expect(document.activeElement).to.equal(button);
    expect(button.disabled).to.equal(false);
  });
});

describe('a text field', () => {
  it('puts an error in the place of the help and points to it', () => {
    const help = 'Nine digits, on a cheque.';
    const show = (error?: string) =>
      render(renderTextField({ id: 'routing', label: 'Routing number', help, error }), place);
    const described = () =>
      place.querySelector(`#${place.querySelector('input')!.getAttribute('aria-describedby')!}`);

    show();
    expect(described()?.textContent).to.equal(help);
    show('That number has a typo.');

    expect(described()?.textContent.trim()).to.equal('That number has a typo.');
    expect(place.textContent).to.not.contain(help);
    expect(described()?.querySelector('svg')).to.be.an.instanceof(SVGElement);
  });

  it('leaves alone what was typed unless it is given a value', () => {
    const show = (value?: string) =>
      render(
        renderTextField({ id: 'name', label: 'Name', ...(value === undefined ? {} : { value }) }),
        place,
      );
    show();
    const input = place.querySelector('input')!;
    input.value = 'typed';

    show();
    expect(input.value).to.equal('typed');
    show('given');

    expect(input.value).to.equal('given');
  });
});

describe('a skeleton', () => {
  it('sets its size without an attribute that a strict policy refuses', () => {
    render(html`${skeleton('50%', '20px')}`, place);
    const bar = place.querySelector<HTMLElement>('.skeleton')!;

    expect(bar.style.inlineSize).to.equal('50%');
    expect(bar.getAttribute('aria-hidden')).to.equal('true');
    expect(skeleton('50%').strings.join('')).to.not.match(/\sstyle=/);
  });
});
