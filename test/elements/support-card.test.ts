import { expect } from 'chai';
import '../../src/define.ts';
import {
  type SupportCardState,
  supportCardStates,
} from '../../src/elements/support-card/support-card.states.ts';
import type { FsSupportCard } from '../../src/elements/support-card/support-card.ts';
import { hoursHere } from '../../src/elements/support-card/opening-hours.ts';
import { nearMoment } from '../../src/elements/support-card/support-view.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { byRole } from './by-role.ts';
import { type Mounted, mount, until } from './fixture.ts';
import { answered, drawn, supportCardFixtures, type, write } from './support-card.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: SupportCardState) => mount('fs-support-card', supportCardFixtures[state]);

const text = (element: FsSupportCard) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const sends = ({ mocks }: Mounted<FsSupportCard>) =>
  mocks.requests.filter(({ operation }) => operation === 'sendSupportMessage');

const file = (start: string, name: string, size = start.length) =>
  new File([start, new Uint8Array(size - start.length)], name);

/** Chooses files as a person does by the dialog. */
function choose({ element }: Mounted<FsSupportCard>, ...files: File[]): void {
  const transfer = new DataTransfer();
  for (const one of files) transfer.items.add(one);
  const input = element.shadowRoot!.querySelector<HTMLInputElement>('#files')!;
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('fs-support-card', () => {
  it('offers a sign-in that may not open it another one and the phone, and no second try', async () => {
    const { element, client } = await show('denied');
    const names = [...element.shadowRoot!.querySelectorAll('.notice .button')].map((button) =>
      button.textContent.trim(),
    );
    const phone = element.shadowRoot!.querySelector('.notice a')?.getAttribute('href');

    byRole(element, 'button', 'Sign out').click();
    await until(() => client!.auth.state.status === 'signed-out');

    expect(names).to.deep.equal(['Sign out']);
    expect(phone).to.equal('tel:5555550142');
  });

  holdsInEveryState('fs-support-card', supportCardStates, supportCardFixtures);

  it('says whether somebody is there, and until when', async () => {
    const { element } = await show('open');

    expect(text(element)).to.match(/Open now until/);
    expect(byRole(element, 'link', '(312) 555-0142').getAttribute('href')).to.equal(
      'tel:3125550142',
    );
  });

  it('tells all hours by the clocks of the device, and says so', async () => {
    const { element } = await show('open');

    // Monday, eight to seven in Chicago.
    const [opens, closes] = ['2026-11-16T14:00:00Z', '2026-11-17T01:00:00Z'].map((moment) =>
      new Date(moment).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' }),
    );
    const row = element.shadowRoot!.querySelector('.hours dd')!.textContent.replace(/\s+/g, ' ');
    expect(row).to.match(
      new RegExp(`^${opens!.replace(/\s/, ' ')} to .*${closes!.replace(/\s/, ' ')}$`),
    );
    expect(text(element)).to.include('Times are in this device’s time zone:');
  });

  it('says when somebody is there again', async () => {
    const { element } = await show('closed');

    expect(text(element)).to.match(/Closed opens/);
  });

  it('puts a notice with its time before all else', async () => {
    const { element } = await show('notice');

    const notice = element.shadowRoot!.querySelector('.notice')!;

    expect(notice.textContent)
      .to.include('Payments pause on Sunday night')
      .and.match(/From .* to /);
    expect(
      notice.compareDocumentPosition(element.shadowRoot!.querySelector('#call-title')!),
    ).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('masks references on screen and copies them whole', async () => {
    const copied: string[] = [];
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = (value) => {
      copied.push(value);
      return Promise.resolve();
    };
    try {
      const { element } = await show('open');
      expect(text(element)).to.include('•••• 7730').and.not.include('SBX-0000-7730');
      expect(text(element)).to.include('a•••@mail.example').and.not.include('alex.current@');

      byRole(element, 'button', 'Copy the account number').click();
      byRole(element, 'button', 'Copy the e-mail address').click();

      expect(copied).to.deep.equal(['SBX-0000-7730', 'alex.current@mail.example']);
    } finally {
      navigator.clipboard.writeText = writeText;
    }
  });

  it('shows a conversation in its order, and tells the lender that it was read', async () => {
    const mounted = await show('thread');
    const { element, mocks } = mounted;

    const said = [...element.shadowRoot!.querySelectorAll('.thread .body')].map(
      (body) => body.textContent,
    );

    expect(said).to.deep.equal(answered.messages.map(({ body }) => body));
    expect(text(element)).to.include('letter.pdf, 178 kB');
    await until(() => mocks.requests.some(({ operation }) => operation === 'readConversation'));
  });

  it('begins no form before somebody wants to write', async () => {
    const { element } = await show('open');

    expect(element.shadowRoot!.querySelectorAll('form')).to.have.lengthOf(0);
  });

  it('sends what was written, with the account that it is about, and shows it', async () => {
    const mounted = await mount('fs-support-card', {
      signedInAs: 'frankie.two',
      attributes: { 'account-id': 'acct-frankie-2' },
      arrive: write,
    });
    type(mounted, '  About my second car  ');
    const topic = mounted.element.shadowRoot!.querySelector<HTMLSelectElement>('#topic')!;
    topic.value = 'vehicle';
    topic.dispatchEvent(new Event('change'));

    byRole(mounted.element, 'button', 'Send message').click();
    await until(() => mounted.element.shadowRoot?.querySelector('.thread'));

    expect(JSON.parse(sends(mounted)[0]!.body)).to.deep.equal({
      topic: 'vehicle',
      body: 'About my second car',
      accountId: 'acct-frankie-2',
    });
    expect(text(mounted.element)).to.include('About my second car');
    expect(mounted.element.shadowRoot!.querySelector('[role=status]')!.textContent).to.include(
      'sent',
    );
  });

  it('sends files by their bytes', async () => {
    const mounted = await mount('fs-support-card', { signedInAs: 'alex.current', arrive: write });
    type(mounted, 'Here it is.');
    choose(mounted, file('%PDF-1.7\n', 'letter.pdf'));

    byRole(mounted.element, 'button', 'Send message').click();
    await until(() => mounted.element.shadowRoot?.querySelector('.thread'));

    const { attachments } = JSON.parse(sends(mounted)[0]!.body) as {
      attachments: { name: string; data: string }[];
    };
    expect(attachments).to.deep.equal([{ name: 'letter.pdf', data: btoa('%PDF-1.7\n') }]);
  });

  it('refuses a file of more than 2 MB before it is sent, and keeps the others', async () => {
    const mounted = await mount('fs-support-card', { signedInAs: 'alex.current', arrive: write });
    choose(mounted, file('%PDF-', 'good.pdf'));
    await mounted.element.updateComplete;

    choose(mounted, file('%PDF-', 'large.pdf', 2 * 1024 * 1024 + 1));
    await mounted.element.updateComplete;

    expect(text(mounted.element)).to.include('large.pdf is larger than 2 MB');
    expect(byRole(mounted.element, 'button', 'Remove good.pdf').isConnected).to.equal(true);
  });

  it('says which file the lender refuses, and keeps every word', async () => {
    const mounted = await mount('fs-support-card', { signedInAs: 'alex.current', arrive: write });
    type(mounted, 'Two files.');
    choose(mounted, file('%PDF-', 'good.pdf'), file('<html>', 'evil.pdf'));

    byRole(mounted.element, 'button', 'Send message').click();
    await until(() => mounted.element.shadowRoot?.querySelector('.field-error'));

    expect(text(mounted.element)).to.include('evil.pdf isn’t a PDF, PNG or JPEG');
    expect(mounted.element.shadowRoot!.querySelector('textarea')!.value).to.equal('Two files.');
  });

  it('sends nothing that is empty, and says so at the field', async () => {
    const mounted = await show('writing-problems');

    expect(sends(mounted)).to.have.lengthOf(0);
    const body = mounted.element.shadowRoot!.querySelector('textarea')!;
    expect(body.getAttribute('aria-invalid')).to.equal('true');
    await until(() => body.matches(':focus'));
  });

  it('keeps what was written when sending fails, and sends it once at the next try', async () => {
    const mounted = await show('send-failed');
    mounted.mocks.override('sendSupportMessage', {});

    byRole(mounted.element, 'button', 'Send message').click();
    await until(() => mounted.element.shadowRoot?.querySelector('.thread'));

    expect(text(mounted.element)).to.include('Hello?');
    expect(sends(mounted)).to.have.lengthOf(2);
  });

  it('writes once what is sent again after its answer was lost, and twice what is meant twice', async () => {
    const mounted = await show('writing');
    const { element, mocks, client } = mounted;
    const written = async () => {
      const { items } = await client!.support.messages();
      return items.flatMap(({ messages }) => messages.map(({ body }) => body));
    };
    const press = () => byRole(element, 'button', 'Send message').click();
    const before = (await written()).length;
    // The first attempt and both that the SDK makes by itself: all of them arrive.
    mocks.override('sendSupportMessage', { network: 'after', times: 3 });
    press();
    await until(() => element.shadowRoot?.querySelector('#send-failure'));
    press();
    await until(() => element.shadowRoot?.querySelector('.thread'));

    expect(sends(mounted)).to.have.lengthOf(4);
    expect(await written()).to.have.lengthOf(before + 1);

    await write(mounted);
    type(mounted, (await written())[0]!);
    press();
    await until(() => sends(mounted).length === 5 && !element.shadowRoot!.querySelector('form'));
    expect(await written()).to.have.lengthOf(before + 2);
  });

  it('keeps a draft that was put away', async () => {
    const mounted = await show('writing');
    byRole(mounted.element, 'button', 'Cancel').click();
    await mounted.element.updateComplete;

    await write(mounted);

    expect(mounted.element.shadowRoot!.querySelector('textarea')!.value).to.include(
      'payoff letter',
    );
  });

  it('keeps no draft once nobody is signed in', async () => {
    const mounted = await show('writing');

    await mounted.client!.auth.signOut();
    await mounted.client!.auth.signIn({
      userId: 'bailey.pastdue',
      password: 'sandbox-passphrase-2026',
    });
    await drawn(mounted);
    await write(mounted);

    expect(mounted.element.shadowRoot!.querySelector('textarea')!.value).to.equal('');
  });

  it('goes on with a conversation when replying', async () => {
    const mounted = await show('sent');
    byRole(mounted.element, 'button', 'Reply').click();
    await until(() => mounted.element.shadowRoot?.querySelector('form'));
    type(mounted, 'And one more thing.');

    byRole(mounted.element, 'button', 'Send message').click();
    await until(() => text(mounted.element).includes('one more thing.'));

    const [, second] = sends(mounted).map(({ body }) => JSON.parse(body) as object);
    expect(second).to.have.property('conversationId');
    expect(mounted.element.shadowRoot!.querySelectorAll('.thread > li')).to.have.lengthOf(2);
  });

  it('shows markup as the words that it is', async () => {
    const mounted = await mount('fs-support-card', { signedInAs: 'alex.current', arrive: write });
    type(mounted, '<img src=x onerror=alert(1)>');

    byRole(mounted.element, 'button', 'Send message').click();
    await until(() => mounted.element.shadowRoot?.querySelector('.thread'));

    expect(text(mounted.element)).to.include('<img src=x');
    expect(mounted.element.shadowRoot!.querySelectorAll('.thread img')).to.have.lengthOf(0);
  });

  it('speaks Spanish', async () => {
    const { element } = await mount('fs-support-card', {
      ...supportCardFixtures.open,
      attributes: { locale: 'es-US' },
    });

    await until(() => text(element).includes('Tenga esto a mano'));

    expect(text(element)).not.to.include('Have this ready');
  });
});

describe('a moment near another', () => {
  const now = new Date(2026, 10, 17, 10).toISOString();
  const at = (...parts: [number, number, number, number]) => new Date(...parts).toISOString();

  it('is a time on the same day, a weekday within a week, a date beyond', () => {
    expect(nearMoment(at(2026, 10, 17, 19), now, 'en-US')).to.match(/^7:00.PM$/);
    expect(nearMoment(at(2026, 10, 19, 8), now, 'en-US')).to.match(/^Thursday.* 8:00.AM$/);
    expect(nearMoment(at(2026, 11, 24, 8), now, 'en-US')).to.match(/^December 24.* 8:00.AM$/);
  });
});

describe('a phone’s hours elsewhere', () => {
  const week = [1, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '19:00' }));
  const at = (here: string, asOf = '2026-11-17T16:00:00Z', hours = week) =>
    hoursHere(hours, { asOf, zone: 'America/Chicago', locale: 'en-US', here }).map(
      ({ weekday, opens, closes }) => `${weekday} ${opens} to ${closes}`.replace(/\s+(at )?/g, ' '),
    );

  it('are those of the reader’s zone, on the weekdays that they are there', () => {
    const shown = (here: string) => at(here)[0];

    expect(shown('America/Chicago')).to.equal('Monday 8:00 AM to 7:00 PM');
    expect(shown('America/Los_Angeles')).to.equal('Monday 6:00 AM to 5:00 PM');
    expect(shown('Asia/Kathmandu')).to.equal('Monday 7:45 PM to Tuesday 6:45 AM');
    expect(shown('Pacific/Auckland')).to.equal('Tuesday 3:00 AM to 2:00 PM');
  });

  it('follow the clocks of both zones through a week in which one of them changes', () => {
    const shown = at('Europe/Berlin', '2026-10-27T16:00:00Z');

    expect(shown).to.deep.equal([
      'Monday 2:00 PM to Tuesday 1:00 AM',
      'Sunday 3:00 PM to Monday 2:00 AM',
    ]);
    // The same week seen from its Sunday.
    expect(at('Europe/Berlin', '2026-11-01T16:00:00Z')).to.deep.equal(shown);

    const early = [{ weekday: 7, opens: '07:30', closes: '19:00' }];
    expect(at('America/Chicago', '2026-03-04T16:00:00Z', early)).to.deep.equal([
      'Sunday 7:30 AM to 7:00 PM',
    ]);
  });

  it('may go past midnight', () => {
    const night = [{ weekday: 1, opens: '20:00', closes: '02:00' }];

    expect(at('America/Chicago', undefined, night)).to.deep.equal([
      'Monday 8:00 PM to Tuesday 2:00 AM',
    ]);
  });
});
