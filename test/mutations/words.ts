/** Numbers, demands and periods as people write them, and numbers as we do. */
import type { Mutation } from "./mutation.ts";

const number = { file: "src/words/number.ts" };
const numbers = (...names: string[]) => ({ "src/words/number.test.ts": names });
const demands = (...names: string[]) => ({ "src/words/demand.test.ts": names });
const wide = (...names: string[]) => ({ "src/folder/wide/read.test.ts": names });
const annexed = {
  "src/annexScreen.test.ts": [
    "what is demanded of each commune is allotted to each, a share of a plan is a ratio of two, last year's estimates become figures",
  ],
};
const prose = { file: "src/prose/number.ts" };
const written = (...names: string[]) => ({ "src/prose/number.test.ts": names });

export const words: readonly Mutation[] = [
  {
    ...number,
    rule: "1.234 can mean both and is refused",
    text: 'if (shownIn === undefined) return { fault: "amount_ambiguous" };',
    replacement: "",
    fails: numbers('"1.234" is refused: amount_ambiguous'),
  },
  {
    ...number,
    rule: "ten decimals are taken",
    text: "decimalDigits = 10",
    replacement: "decimalDigits = 9",
    fails: numbers('"0,1234567891" is 0.1234567891'),
  },
  {
    ...number,
    rule: "eleven decimals are refused",
    text: "decimalDigits = 10",
    replacement: "decimalDigits = 11",
    fails: numbers('"0,12345678901" is refused: amount_too_precise'),
  },
  {
    ...number,
    rule: "nineteen digits are refused",
    text: "wholeDigits = 18",
    replacement: "wholeDigits = 19",
    fails: numbers('"1234567890123456789" is refused: amount_too_large'),
  },
  {
    ...number,
    rule: "thousands have three digits",
    text: "/^\\d{3}$/.test(group)",
    replacement: "/^\\d{2,3}$/.test(group)",
    fails: numbers('"1.234.56" is refused: amount_not_a_number'),
  },
  {
    ...number,
    rule: "the format in which a field is shown decides",
    text: "separators[shownIn].thousand === last ?",
    replacement: 'last === "." ?',
    fails: numbers("the format in which the field is shown decides what could be both"),
  },
  {
    file: "src/words/comparator.ts",
    rule: "không dưới is at least",
    text: 'if (denied && endsWith(beside, under)) return "at_least";',
    replacement: "",
    fails: demands("không dưới 95%"),
  },
  {
    file: "src/words/comparator.ts",
    rule: "trở xuống is at most",
    text: 'if (says(after, orLess)) return "at_most";',
    replacement: "",
    fails: demands("4,5% trở xuống"),
  },
  {
    file: "src/words/comparator.ts",
    rule: "giảm xuống còn says where it is to stand",
    text: 'endsWith(beside, downTo) ? "at_most" : "fall_at_least"',
    replacement: '"fall_at_least"',
    fails: demands("giảm từ 1,35% xuống còn 1,05%"),
  },
  {
    file: "src/words/demandClause.ts",
    rule: "where one comes from is no demand",
    text: "quantities.filter((_, index) => !isWhereFrom(told, quantities, index))",
    replacement: "[...quantities]",
    fails: demands("tăng từ 90% lên 95%"),
  },
  {
    file: "src/words/comparator.ts",
    rule: "tăng trưởng is no rise against last year",
    text: "if (risen && !beginsWith(risen, noRise))",
    replacement: "if (risen)",
    fails: demands("phrases as resolutions word them, read by hand"),
  },
  {
    file: "src/words/measure.ts",
    rule: "an amount is told in the scale of its row",
    text: "return ones ? { amount: ones.div(scale), measure } : asTold;",
    replacement: "return ones ? { amount, measure } : asTold;",
    fails: demands("Tổng vốn đầu tư | tỷ đồng | 1,25 nghìn tỷ đồng"),
  },
  {
    file: "src/words/change.ts",
    rule: "a fall of a share in per cent is asked about",
    text: 'by: "amount", doubts: [...asked, "doubt_points"]',
    replacement: 'by: "amount", doubts: asked',
    fails: demands("Tỷ lệ hộ nghèo | % | giảm 0,3%"),
  },
  {
    file: "src/words/demand.ts",
    rule: "what is dated earlier lies on the way",
    text: "return onTheWay(told, row) ?? partsOf(told, row);",
    replacement: "return partsOf(told, row);",
    fails: demands("đến 30/9 đạt 75%, cả năm đạt 100%"),
  },
  {
    file: "src/words/parts.ts",
    rule: "a number of another thing than the row's is asked about",
    text: "isOther ? { ...demand, isOther,",
    replacement: "false ? { ...demand, isOther,",
    fails: demands("phrases as resolutions word them, read by hand"),
  },
  {
    file: "src/words/aside.ts",
    rule: "brackets that name parts are demands",
    text: "if (namesParts(aside))",
    replacement: "if (false)",
    fails: demands("phrases as resolutions word them, read by hand"),
  },
  {
    file: "src/folder/wide/form.ts",
    rule: "words: money in another scale is brought into the measure of the indicator that a person chose",
    text: "const scale = scaleOf({ parts, titles: table.titles }, indicator);",
    replacement: "const scale = 1;",
    fails: { "src/wideUpload.test.ts": ["money under a head of another scale"] },
  },
  {
    file: "src/words/period.ts",
    rule: "cuối năm is the second half",
    text: 'half: (part === "cuoi" ? 2 : 1)',
    replacement: "half: (1)",
    fails: { "src/words/roundTrip.test.ts": ["a period in a field, in both languages"] },
  },
  {
    file: "src/words/numberBlock.ts",
    rule: "no number has more decimals than its indicator",
    text: 'amount.decimalPlaces() <= decimals ? amount : { fault: "amount_more_decimals" }',
    replacement: "amount",
    fails: wide("a count has no decimals, so that its marks part thousands in either format"),
  },
  {
    file: "src/words/numberBlock.ts",
    rule: "a block whose format nobody can know is asked about",
    text: "agreed !== undefined && told.size === 0",
    replacement: "told.size === 0",
    fails: wide("a column tells its format; its neighbours do where it cannot; else one question for the block"),
  },
  {
    file: "src/words/head.ts",
    rule: "a sum from the year's start is no quarter's figure",
    text: "shifted && head.isCumulative && isFlow ? fromYearsStart(shifted) : shifted",
    replacement: "shifted",
    fails: wide('["Kết nạp đảng viên","Lũy kế đến quý II/2023"] is ket-nap 2023-H1 (period_told)'),
  },
  {
    file: "src/words/unitName.ts",
    rule: "where there are accents a kind is told from a name",
    text: "const same = isBare(composed) ? plain : spelledWords;",
    replacement: "const same = plain;",
    fails: { "src/words/unitName.test.ts": ["Phương Thịnh is no phường"] },
  },
  {
    file: "src/folder/wide/figures.ts",
    rule: "of two units of one name the one of the period is meant",
    text: "const alive = unitsOn(units, lastDay(parsed));",
    replacement: "const alive = units;",
    fails: wide("of two units of one name the one of the period is meant, told apart in brackets too"),
  },
  {
    file: "src/sheets/stored.ts",
    rule: "empty cells outlive their keeping as JSON",
    text: "cell ?? undefined",
    replacement: "cell as never",
    fails: {
      "src/wideUpload.test.ts": [
        "heads joined over two rows, as most offices have them, outlive their keeping between two requests",
      ],
    },
  },
  {
    file: "src/settings/annexRows.ts",
    rule: "what is demanded of each adds up to the whole",
    text: "amount.times(units.length)",
    replacement: "amount",
    fails: annexed,
  },
  {
    file: "src/settings/annexSave.server.ts",
    rule: "a share of something is not saved before it is said by what it is divided",
    text: 'if (isShareOf && row.of.trim() === "")',
    replacement: "if (false)",
    fails: annexed,
  },
  {
    file: "src/settings/annexFigures.server.ts",
    rule: "last year's estimates are marked as such",
    text: 'isEstimate ? "yes" : ""',
    replacement: '""',
    fails: annexed,
  },
  {
    file: "src/folder/wide/rows.ts",
    rule: "figures beside another column of units are not the first one's",
    text: "beside.some(({ isOther }) => isOther)",
    replacement: "false",
    fails: wide("figures beside another column of units are those units', and are read apart"),
  },
  {
    file: "src/folder/wide/rows.ts",
    rule: "a second table below is not read under the first one's heads",
    text: "return goesOn ? head : data.length;",
    replacement: "return data.length;",
    fails: wide("a second table below, with heads of its own, is named and read where its first row is given"),
  },
  {
    file: "src/folder/wide/across.ts",
    rule: "what differs from unit to unit is not turned",
    text: "if (labels.some((each) =>",
    replacement: "if (labels.every((each) => each.length < 0 &&",
    fails: wide("several columns to each unit, alike under each, are turned too; where they differ nothing is turned"),
  },
  {
    file: "src/resolutions/annex/tables.ts",
    rule: "an annex goes on over the tables of several pages",
    text: "if (goesOn && last)",
    replacement: "if (goesOn && last && false)",
    fails: {
      "src/annexWord.test.ts": [
        "a Word file with two-row heads, joined cells and a row broken over pages, through the page",
      ],
    },
  },
  {
    file: "src/sheets/textOf.ts",
    rule: "the texts of fonts that shift their letters are not taken for Vietnamese",
    text: "&& !olderLetters.test(text)",
    replacement: "",
    fails: { "src/sheets/textOf.test.ts": ["other bytes, and texts of fonts that shift their letters, are none"] },
  },
  {
    ...prose,
    rule: "a count under ten has a leading zero",
    text: "count.lessThan(10) ?",
    replacement: "count.lessThan(1) ?",
    fails: written("counts under ten have a leading zero"),
  },
  {
    ...prose,
    rule: "halves go away from zero",
    text: "toDecimalPlaces(6, Decimal.ROUND_HALF_UP)",
    replacement: "toDecimalPlaces(6, Decimal.ROUND_HALF_DOWN)",
    fails: written("the contract's text: six decimals, halves away from zero"),
  },
];
