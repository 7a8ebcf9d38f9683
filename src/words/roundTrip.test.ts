/** What the product writes its own readers read back: alone in a field, and within a sentence. */
import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { parseDay, writeDay } from "../calendar/day.ts";
import { type Half, nameOf, type Period, periodOf, type Quarter } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { Decimal, formatCount, formatNumber, formatShare } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";
import { dayTyped } from "./day.ts";
import { dueIn } from "./due.ts";
import { headPeriod } from "./head.ts";
import { called, finderOf } from "./names.ts";
import { isAmountFault, parseAmount } from "./number.ts";
import { periodIn, periodTyped } from "./period.ts";
import { isUnreadable, measureBehind, quantitiesIn } from "./quantity.ts";

const amounts = fc
  .record({ digits: fc.bigInt({ min: 0n, max: 10n ** 15n }), decimals: fc.integer({ min: 0, max: 4 }) })
  .map(({ digits, decimals }) => new Decimal(digits.toString()).div(10 ** decimals));
const measures = fc.constantFrom("đảng viên", "vụ", "tỷ đồng", "triệu đồng/người/năm", "km²", "ca/100.000 dân", "%");

/** The one quantity of a text. */
function quantityIn(text: string) {
  const [only, another] = quantitiesIn(text);
  expect(another).toBeUndefined();
  if (!only || isUnreadable(only)) throw new Error(`no amount in ${text}`);
  return only;
}

property.prop([amounts, fc.boolean()])("a number, a count and a share of a field", (amount, isNegative) => {
  for (const language of ["vi", "en"] as const) {
    for (const written of [
      formatNumber(isNegative ? amount.negated() : amount, undefined, language),
      formatCount(amount, language),
    ]) {
      const read = parseAmount(written, language);
      expect(isAmountFault(read) ? read.fault : read.abs().toFixed()).toBe(amount.toFixed());
    }
  }
});

property.prop([amounts, measures, fc.boolean()])(
  "an amount with its measure in a sentence",
  (amount, measure, isNegative) => {
    const signed = isNegative ? amount.negated() : amount;
    const written = `${formatNumber(signed)}${measure === "%" ? "" : " "}${measure}`;
    const sentence = `Toàn huyện đạt ${written}, có chuyển biến.`;
    const { amount: read, digitsEnd } = quantityIn(sentence);
    expect(read.equals(signed)).toBe(true);
    expect(measureBehind(sentence.slice(digitsEnd))).toBe(measure);
  },
);

property.prop([amounts, amounts])("a pair and the share that it makes", (actual, target) => {
  const pair = quantityIn(`kết nạp ${formatCount(actual)}/${formatCount(target)} đảng viên`);
  expect([pair.amount.toFixed(), pair.of?.toFixed()]).toEqual([actual.toFixed(), target.toFixed()]);
  const share = actual.div(target.plus(1));
  expect(quantityIn(`đạt ${formatShare(share)}`)).toMatchObject({
    share: "%",
    amount: share.times(100).toDecimalPlaces(2),
  });
});

const years = fc.integer({ min: 1950, max: 2150 });
const partsOfYears: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ kind: fc.constant("month" as const), year: years, month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("quarter" as const), year: years, quarter: fc.constantFrom<Quarter[]>(1, 2, 3, 4) }),
  fc.record({ kind: fc.constant("half" as const), year: years, half: fc.constantFrom<Half[]>(1, 2) }),
  fc.record({ kind: fc.constant("nine_months" as const), year: years }),
);
const periods = fc.oneof(
  partsOfYears,
  fc.record({ kind: fc.constantFrom("year" as const, "term" as const), year: years }),
);

property.prop([periods])("a period in a field, in both languages", (period) => {
  for (const language of ["vi", "en"] as const) expect(periodTyped(nameOf(period, language), 1999)).toEqual(period);
});

property.prop([partsOfYears])("a period in a sentence, with accents and without", (period) => {
  const sentence = `Kết quả ${nameOf(period)} trên địa bàn`;
  for (const text of [sentence, plain(sentence)]) expect(periodIn(text, 1999)?.period).toEqual(period);
});

property.prop([partsOfYears, fc.constantFrom("", "Thực hiện ", "Ước thực hiện ", "KẾ HOẠCH ")])(
  "a period in the head of a table, also in capitals",
  (period, before) => {
    for (const head of [`${before}${nameOf(period)}`, `${before}${nameOf(period)}`.toUpperCase()])
      expect(headPeriod([head]).period, head).toEqual(period);
  },
);

const days = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => parseDay(date.toISOString().slice(0, 10)) as IsoDate);

property.prop([days])("a day, in a field and in a sentence", (day) => {
  expect(dayTyped(writeDay(day))).toBe(day);
  expect(dueIn(`hoàn thành trước ngày ${writeDay(day)}.`, periodOf("2026"))?.day).toBe(day);
});

const syllables = fc.constantFrom(..."Tân Hào Hưng Lễ Châu Bình Giồng Trôm Lương Quới Phước Long Sơn Đốc".split(" "));
const names = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom("Xã", "Thị trấn", "Phòng"), fc.array(syllables, { minLength: 1, maxLength: 3 }))
    .map(([kind, words]) => `${kind} ${words.join(" ")}`),
  { minLength: 1, maxLength: 12, selector: plain },
);

property.prop([names, fc.nat()])("a name, with accents and without, alone and within a sentence", (all, some) => {
  const name = all[some % all.length] ?? "";
  for (const text of [name, name.toUpperCase(), plain(name), name.normalize("NFD")]) {
    expect(called(text, all, (each) => [each])).toBe(name);
    const longest = all
      .filter((each) => ` ${plain(name)} `.includes(` ${plain(each)} `))
      .sort((a, b) => b.length - a.length);
    expect(finderOf(all, (each) => [each])(`Trong kỳ, ${text} được 58 vụ`)).toBe(longest[0]);
  }
});
