import { type Context, Hono } from 'hono';
import { lender } from '../lender.ts';
import type { CaughtMail } from '../mail/index.ts';
import type { AppEnv } from './env.ts';
import { escapeHtml } from './html.ts';
import { ownPagesOnly } from './own-pages.ts';
import { portalFolder, sendPage } from './page.ts';
import type { Services } from './services.ts';

/**
 * The mails that the sandbox caught: a page for people, JSON for tests. Whoever reads them can
 * take over any account in it, so nobody but this machine's own browser and tools gets at them.
 */
export function outboxRoutes({
  site,
  mail,
  recovery,
}: Pick<Services, 'site' | 'mail' | 'recovery'>): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/outbox/*', ownPagesOnly(site.origin))
    .use('/sandbox/outbox', ownPagesOnly(site.origin))
    .get('/sandbox/outbox', async (c) => {
      // What was asked for before this request is here.
      await recovery.flush();
      await mail.flush();
      return c.json({ items: await mail.listCaught() }, 200, { 'cache-control': 'no-store' });
    })
    .get('/outbox', async (c) => {
      await recovery.flush();
      await mail.flush();
      return sendList(c, await mail.listCaught(), mail.catches);
    })
    .get('/outbox/:id{mail_[\\w-]+}', async (c) => {
      const found = await mail.findCaught(c.req.param('id'));
      return found ? sendMail(c, found, site.origin) : c.notFound();
    })
    .get('/outbox/:id{mail_[\\w-]+}/html', async (c) => {
      const found = await mail.findCaught(c.req.param('id'));
      return found ? sendHtml(c, found) : c.notFound();
    });
}

function sendList(c: Context<AppEnv>, mails: readonly CaughtMail[], catches: boolean) {
  const lead = catches
    ? 'What the lender would have mailed to its customers. Nothing leaves the sandbox: the people are invented, and so are their addresses.'
    : 'This server hands its mails to the mail server that SMTP_URL names. Look for them there; only mails from before are here.';
  const rows = mails.map(({ id, channel, to, subject, language, sentAt }) =>
    [
      `<li><a href="/outbox/${escapeHtml(encodeURIComponent(id))}">`,
      `<span class="subject" lang="${escapeHtml(language)}">${escapeHtml(subject)}</span>`,
      `<span class="receiver">${channel === 'sms' ? 'Text to' : 'To'} ${escapeHtml(to)}</span>`,
      `<time datetime="${sentAt}">${escapeHtml(inWords(sentAt))}</time>`,
      `</a></li>`,
    ].join(''),
  );
  return sendPage(c, portalFolder, 'outbox.html', {
    values: { lenderName: lender.name, lead },
    markup: {
      mails:
        rows.length > 0
          ? `<ul class="mails" role="list">${rows.join('')}</ul>`
          : '<p class="none">No mails yet.</p>',
    },
  });
}

function sendMail(c: Context<AppEnv>, { id, text, ...mail }: CaughtMail, origin: string) {
  return sendPage(c, portalFolder, 'outbox-mail.html', {
    frames: true,
    values: {
      lenderName: lender.name,
      subject: mail.subject,
      language: mail.language,
      from: mail.from,
      to: mail.to,
      sentAt: mail.sentAt,
      sent: inWords(mail.sentAt),
      frame: `/outbox/${encodeURIComponent(id)}/html`,
    },
    markup: { text: linked(text, origin) },
  });
}

/** The mail itself, for the frame: it may look as it likes, and run and load nothing. */
function sendHtml(c: Context<AppEnv>, { html }: CaughtMail) {
  // Links leave the frame; the portal refuses to be framed.
  return c.body(html.replace('<head>', '<head>\n<base target="_blank">'), 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      `default-src 'none'`,
      `style-src 'unsafe-inline'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'self'`,
      `sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`,
    ].join('; '),
    'cache-control': 'no-store',
    'x-frame-options': 'SAMEORIGIN',
    'cross-origin-resource-policy': 'same-origin',
  });
}

const moments = new Intl.DateTimeFormat('en-US', {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
  timeZone: lender.zone,
});

function inWords(sentAt: string): string {
  return moments.format(new Date(sentAt));
}

/** Text as markup, with addresses of the lender's own as links. */
function linked(text: string, origin: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]*[\w/#=-])/)
    .map((part, at) => {
      const shown = escapeHtml(part);
      const own = at % 2 === 1 && URL.canParse(part) && new URL(part).origin === origin;
      return own ? `<a href="${shown}" target="_blank" rel="noopener">${shown}</a>` : shown;
    })
    .join('');
}
