import type { Preferences, PreferencesChange } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { isZone } from './quiet-hours.ts';
import { lockPreferences, readPreferences, touchPreferences } from './store.ts';
import type { Switches } from './tables.ts';
import { describePreferences, languages } from './view.ts';

/**
 * Changes what is named and leaves the rest, all of it or nothing.
 *
 * @param matches whether an `etag` is the version that the caller means
 * @throws {@link ProblemError} 412 with what the preferences are now; 400 or 422 that points at the member
 */
export function changePreferences(
  db: Db,
  customerId: string,
  change: PreferencesChange,
  matches: (etag: string) => boolean,
): Promise<Preferences> {
  return db.transaction().execute(async (trx) => {
    const rows = await lockPreferences(trx, customerId);
    const before = describePreferences(rows);
    if (!matches(before.etag)) {
      throw new ProblemError(412, 'preferences_changed', {
        current: before,
        headers: { etag: before.etag },
      });
    }
    checkPlaces(change);
    const choices = mergeChoices(before, rows.row?.choices ?? {}, change.topics ?? {});
    const { quietHours, language, zone } = change;
    const locale =
      language === undefined || language === before.language
        ? undefined
        : localeIn(language, rows.customer.locale);
    if (locale !== undefined || zone !== undefined) {
      await trx
        .updateTable('customers')
        .set({ ...(locale !== undefined && { locale }), ...(zone !== undefined && { zone }) })
        .where('id', '=', customerId)
        .execute();
    }
    await touchPreferences(trx, customerId, {
      choices: JSON.stringify(choices),
      ...(quietHours !== undefined && {
        quiet_from: quietHours?.from ?? null,
        quiet_until: quietHours?.until ?? null,
      }),
    });
    return describePreferences(await readPreferences(trx, customerId));
  });
}

function checkPlaces({ language, zone, quietHours }: PreferencesChange): void {
  if (language !== undefined && !languages.includes(language)) throw invalid('/language');
  if (zone !== undefined && !isZone(zone)) throw invalid('/zone');
  if (quietHours && quietHours.from === quietHours.until) throw invalid('/quietHours/until');
  if (quietHours && isLong(quietHours)) {
    throw invalid('/quietHours/until', 'Quiet hours can be 12 hours long at most.');
  }
}

function mergeChoices(before: Preferences, choices: Switches, change: Switches): Switches {
  const merged = structuredClone(choices);
  for (const [topic, switches] of Object.entries(change)) {
    for (const [channel, on] of Object.entries(switches)) {
      const pointer = `/topics/${escaped(topic)}/${escaped(channel)}`;
      const known = Object.hasOwn(before.topics, topic) ? before.topics[topic] : undefined;
      if (!known || !Object.hasOwn(known, channel)) throw invalid(pointer);
      if (known[channel] === on) continue;
      if (before.fixed.some((one) => one.topic === topic && one.channel === channel)) {
        throw refused('preference_fixed', pointer);
      }
      if (channel === 'sms' && !before.phone) throw refused('sms_not_consented', pointer);
      (merged[topic] ??= {})[channel] = on;
    }
  }
  return merged;
}

/** The same region in another language: mails keep the form of its dates and amounts. */
function localeIn(language: string, locale: string): string {
  const { region } = new Intl.Locale(locale);
  return region ? `${language}-${region}` : language;
}

/** Whether what is held until the end could come after the day that it is about. */
function isLong({ from, until }: NonNullable<PreferencesChange['quietHours']>): boolean {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const day = 24 * 60;
  return (minutes(until) - minutes(from) + day) % day > day / 2;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function invalid(pointer: string, detail?: string): ProblemError {
  return new ProblemError(400, 'invalid_request', {
    ...(detail !== undefined && { detail }),
    errors: [{ pointer, code: 'invalid' }],
  });
}

function refused(code: string, pointer: string): ProblemError {
  return new ProblemError(422, code, { errors: [{ pointer, code }] });
}
