/** A review's Word file goes out, is changed by somebody, and comes back: through the whole program. */
import { describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import {
  inList,
  numbering,
  paragraph,
  paragraphInto,
  part,
  partsOfWord,
  run,
  table,
  type WordParts,
  wordWith,
} from "./documents/testWordFile.ts";
import type { WordAside } from "./documents/wordBody.ts";
import type { Piece } from "./prose/difference.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { archiveOf } from "./sheets/testArchive.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const { origin } = configuration;
const plenty = { atOnce: 1_000, perSecond: 1_000 };
const app = await testServer({
  floodLimits: { sign_in: plenty, search: plenty, import: plenty, export: plenty },
  database,
  clock: stoppedClock(new Date("2024-04-20T02:00:00Z")),
  configuration,
  demo: false,
  clientFolder: "build/client",
});
const Cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: question.unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

async function begun(period: string, layout = "party"): Promise<number> {
  const answer = await app.request(`${origin}/api/v1/reviews`, {
    method: "POST",
    headers: { Cookie, Origin: origin, "Content-Type": "application/json" },
    body: JSON.stringify({ unit: "tan-hao", period, layout }),
  });
  return JSON.parse(await answer.text()).id;
}

const review = await begun("2024-Q1");
const other = await begun("2024-Q2");
const page = (id: number) => `${origin}/app/van-ban/${id}`;

async function taken(id = review): Promise<Buffer> {
  const answer = await app.request(`${page(id)}/bao-cao.docx`, { headers: { Cookie } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

type Compared = {
  status: number;
  foreign: { why: string; titles: string[]; another?: { unit: string; period: string } } | undefined;
  changes: {
    parts: { block: string; text: string; kept: string; pieces: Piece[]; isStale: boolean }[];
    figures: { old: string; now: string; name: string }[];
    isSafe: boolean;
  }[];
  /** What is told, a line each: what was taken out between brackets, what was put in between braces. */
  told: string[];
  aside: WordAside;
  seen: string;
};

async function compared(file: Uint8Array, id = review): Promise<Compared> {
  const body = new FormData();
  body.set("intent", "preview");
  body.set("file", new File([new Uint8Array(file)], "đã sửa.docx"));
  const answer = await app.request(`${page(id)}/tu-word`, {
    method: "POST",
    headers: { Cookie, Origin: origin },
    body,
  });
  const { actionData } = JSON.parse(await answer.text());
  const [found] = Object.values(actionData) as (Omit<Compared, "told" | "seen" | "status"> & {
    told: Told[];
    seen: number;
  })[];
  if (found === undefined) throw new Error("nothing was compared");
  return { ...found, status: answer.status, told: found.told.map(line), seen: String(found.seen) };
}

type Told = { kind: string; pieces?: Piece[]; rows?: string[][] } & Partial<
  Record<"table" | "row" | "column" | "after", string>
>;

function line({ kind, table, row, column, after, pieces = [], rows = [] }: Told): string {
  return [kind, table, row, column, after, shown(pieces), ...rows.flat()].filter(Boolean).join(" | ");
}

function shown(pieces: readonly Piece[]): string {
  return pieces
    .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[${text}]` : `{${text}}`))
    .join("");
}

/** What can be taken, and how each of it is shown. */
const offered = ({ changes }: Compared) =>
  changes.map(({ parts }) => parts.map(({ block, text }) => ({ block, text })));
const seenWords = ({ changes }: Compared) => changes.flatMap(({ parts }) => parts.map(({ pieces }) => shown(pieces)));
const ticked = ({ changes }: Compared) => changes.filter(({ isSafe }) => isSafe).length;
const nothingBeside: WordAside = {
  tracked: 0,
  comments: [],
  footnotes: [],
  boxes: [],
  onEveryPage: [],
  pictures: 0,
  hidden: 0,
  embedded: 0,
};

function expectNoDifference(found: Compared): void {
  expect(found).toMatchObject({ status: 200, changes: [], told: [], aside: nothingBeside });
  expect(found.foreign).toBeUndefined();
}

async function take(chosen: ReturnType<typeof offered>, seen: string, id = review): Promise<Response> {
  const body = new FormData();
  body.set("intent", "apply");
  body.set("seen", seen);
  for (const each of chosen) body.append("take", JSON.stringify(each));
  return app.request(`${page(id)}/tu-word`, { method: "POST", headers: { Cookie, Origin: origin }, body });
}

async function texts(id = review): Promise<Record<string, string>> {
  const answer = await app.request(`${origin}/api/v1/reviews/${id}`, { headers: { Cookie } });
  const { blocks } = JSON.parse(await answer.text());
  return Object.fromEntries(blocks.map(({ id, text }: { id: string; text: string }) => [id, text]));
}

const changed = async (change: (document: string) => string, more?: WordParts) =>
  compared(await wordWith(await taken(), change, more));
const ahead = "Chỉ tiêu thực hiện vượt tiến độ";
const aheadText = "Chỉ tiêu thực hiện vượt tiến độ: kết nạp [58/130|ct01.cap] đảng viên mới (đạt [44,62%|ct01.ty-le]).";
const prompt = "[Kết quả khác trên lĩnh vực công tác";
const behind = (begin: string, xml: string) => paragraphInto(begin, (old) => old + xml);
const instead = (begin: string, xml: string) => paragraphInto(begin, () => xml);

describe("the same words", () => {
  test.each([
    ["as it was taken away", (document: string) => document],
    ["in decomposed letters", (document: string) => document.normalize("NFD")],
    [
      "with spaces that do not break, and signs without shape",
      (document: string) => document.replaceAll(" đảng viên", "\u00a0đảng\u200b vi\u00adên"),
    ],
    [
      "with a soft hyphen of Word's own",
      (document: string) =>
        document.replaceAll("vượt tiến", 'vượt</w:t><w:softHyphen/><w:t xml:space="preserve"> tiến'),
    ],
    ["with quotes and dashes as Word turns them", (document: string) => document.replaceAll(" - ", " – ")],
    [
      "with empty paragraphs put in, as LibreOffice does",
      (document: string) =>
        document
          .replaceAll("<w:p>", "<w:p/><w:p>")
          .replaceAll('<w:p/><w:p><w:pPr><w:spacing w:after="0"', '<w:p><w:pPr><w:spacing w:after="0"'),
    ],
    [
      "with its numbers set by Word",
      (document: string) =>
        paragraphInto("II. HẠN CHẾ, KHÓ", (xml) =>
          xml.replace("<w:pPr>", `<w:pPr>${inList(1)}`).replace(">II. HẠN", ">HẠN"),
        )(document),
    ],
  ])("%s has no difference", async (_name, change) => {
    expectNoDifference(
      await changed(change, { "word/numbering.xml": numbering([[{ format: "upperRoman", text: "%1.", start: 2 }]]) }),
    );
  });

  test("a paper of the State's layout has none either", async () => {
    const state = await begun("2024-H1", "state");
    expectNoDifference(await compared(await taken(state), state));
  });

  test("figures that moved between the version and the day of the file are no difference", async () => {
    await admit(60);
    const file = await taken();
    expectNoDifference(await compared(file));
    await admit(58);
    expectNoDifference(await compared(await taken()));
  });
});

describe("old and new words are seen before one decides", () => {
  test("a prompt that was written over: what was asked for, and every word that was written", async () => {
    const words = "Toàn xã tổ chức 03 lớp bồi dưỡng cho 215 lượt cán bộ.";
    const found = await changed(instead(prompt, paragraph(words)));
    expect(seenWords(found)).toEqual([
      `[Kết quả khác trên lĩnh vực công tác xây dựng Đảng và hệ thống chính trị]{${words}}`,
    ]);
    expect(offered(found)).toEqual([[{ block: "results/xay-dung-dang/more", text: words }]]);
    expect(ticked(found)).toBe(1);
  });

  test("what was written behind a prompt that stayed is taken without it", async () => {
    const found = await changed(paragraphInto(prompt, (xml) => xml.replace("</w:p>", `${run(" Mở 03 lớp.")}</w:p>`)));
    expect(offered(found)).toEqual([[{ block: "results/xay-dung-dang/more", text: "Mở 03 lớp." }]]);
  });

  test("a paragraph written anew from top to bottom: the old words and the new ones", async () => {
    const words = "Ngành giáo dục mở thêm hai trường chuẩn quốc gia tại ấp Một.";
    const found = await changed(instead("Thực hiện Nghị quyết", paragraph(words)));
    expect(seenWords(found)[0]).toMatch(/^\[Thực hiện Nghị quyết[^\]]*như sau:\]\{Ngành giáo dục[^}]*ấp Một\.\}$/);
    expect(offered(found)).toEqual([[{ block: "opening", text: words }]]);
  });

  test("changed letters, another case and a paragraph taken out are seen too", async () => {
    const louder = await changed((document) => document.replace("vượt tiến độ", "VƯỢT TIẾN ĐỘ"));
    expect(seenWords(louder)[0]).toContain("[vượt tiến độ]{VƯỢT TIẾN ĐỘ}");
    const found = await changed(instead("Thực hiện Nghị quyết", ""));
    expect(seenWords(found)[0]).toMatch(/^\[Thực hiện Nghị quyết[^\]]*như sau:\]$/);
    expect(offered(found)).toEqual([[{ block: "opening", text: "" }]]);
  });

  test("what is taken stands in the review, its figures live", async () => {
    const id = await begun("2024-9M");
    const file = await wordWith(
      await taken(id),
      paragraphInto(prompt, () => paragraph("Mở 03 lớp “học tập”.")),
    );
    const found = await compared(file, id);
    expect((await take([], found.seen, id)).status).toBe(422);
    expect((await take(offered(found), found.seen, id)).status).toBe(302);
    expect((await texts(id))["results/xay-dung-dang/more"]).toBe("Mở 03 lớp “học tập”.");
    expectNoDifference(await compared(await taken(id), id));
  });

  test("somebody saves between comparing and taking: another paragraph is kept beside, the same one is refused", async () => {
    const id = await begun("2024-08");
    const filled = await wordWith(await taken(id), instead(prompt, paragraph("Mở 03 lớp.")));
    const found = await compared(filled, id);
    const writes = (version: number, block: string) =>
      app.request(`${origin}/api/v1/reviews/${id}/texts`, {
        method: "PUT",
        headers: { Cookie, Origin: origin, "Content-Type": "application/json", "If-Match": `"${version}"` },
        body: JSON.stringify({ texts: { [block]: "Lời vừa sửa ở đây." } }),
      });
    expect((await writes(1, "opening")).status).toBe(200);
    expect((await take(offered(found), found.seen, id)).status).toBe(302);
    const more = "results/xay-dung-dang/more";
    expect(await texts(id)).toMatchObject({ opening: "Lời vừa sửa ở đây.", [more]: "Mở 03 lớp." });
    expect((await writes(3, more)).status).toBe(200);
    expect((await take(offered(found), found.seen, id)).status).toBe(412);
    expect((await texts(id))[more]).toBe("Lời vừa sửa ở đây.");
  });

  test("somebody else changed the paragraph meanwhile: from what stands now, and not ticked", async () => {
    const id = await begun("2024-07");
    const file = await taken(id);
    await app.request(`${origin}/api/v1/reviews/${id}/texts`, {
      method: "PUT",
      headers: { Cookie, Origin: origin, "Content-Type": "application/json", "If-Match": '"1"' },
      body: JSON.stringify({ texts: { opening: "Lời vừa sửa ở đây." } }),
    });
    expect((await texts(id)).opening).toBe("Lời vừa sửa ở đây.");
    expectNoDifference(await compared(file, id));
    const found = await compared(
      await wordWith(file, instead("Thực hiện Nghị quyết", paragraph("Lời sửa trong Word."))),
      id,
    );
    expect(found.changes[0]?.parts[0]?.isStale).toBe(true);
    expect(seenWords(found)).toEqual(["Lời [vừa ]sửa [ở đây]{trong Word}."]);
    expect(ticked(found)).toBe(0);
  });
});

describe("marks that Word sets by itself are kept", () => {
  const lists = numbering([
    [
      { format: "bullet", text: "-" },
      { format: "bullet", text: "+" },
    ],
    [
      { format: "lowerLetter", text: "%1)" },
      { format: "lowerRoman", text: "%2." },
    ],
    [
      { format: "decimal", text: "%1." },
      { format: "decimal", text: "%1.%2." },
    ],
    [
      { format: "bullet", text: "\uf0b7", font: "Symbol" },
      { format: "bullet", text: "\uf02d", font: "Symbol" },
    ],
    [
      { format: "upperRoman", text: "%1." },
      { format: "decimalZero", text: "%2", start: 9 },
    ],
  ]);

  test.each([
    [
      "dashes and plus signs",
      [
        ["Một", 1, 0],
        ["Hai", 1, 1],
        ["Ba", 1, 0],
      ],
      "- Một\n+ Hai\n- Ba",
    ],
    [
      "letters",
      [
        ["Một", 2, 0],
        ["Hai", 2, 0],
        ["Ba", 2, 1],
        ["Bốn", 2, 1],
      ],
      "a) Một\nb) Hai\ni. Ba\nii. Bốn",
    ],
    [
      "numbers of levels",
      [
        ["Một", 3, 0],
        ["Hai", 3, 1],
        ["Ba", 3, 1],
        ["Bốn", 3, 0],
        ["Năm", 3, 1],
      ],
      "1. Một\n1.1. Hai\n1.2. Ba\n2. Bốn\n2.1. Năm",
    ],
    [
      "signs of Word's own fonts",
      [
        ["Một", 4, 0],
        ["Hai", 4, 1],
      ],
      "• Một\n- Hai",
    ],
    [
      "Roman and padded numbers",
      [
        ["Một", 5, 0],
        ["Hai", 5, 1],
        ["Ba", 5, 1],
      ],
      "I. Một\n09 Hai\n10 Ba",
    ],
  ] as [string, [string, number, number][], string][])("%s", async (_name, items, expected) => {
    const xml = items.map(([text, list, level]) => paragraph(`${text} việc đã làm.`, inList(list, level))).join("");
    const found = await changed(instead(prompt, xml), { "word/numbering.xml": lists });
    expect(offered(found)).toEqual([
      [{ block: "results/xay-dung-dang/more", text: expected.replace(/$/gm, " việc đã làm.") }],
    ]);
  });

  test("a list of a style, and one of which nobody defined anything", async () => {
    const styles = part(
      "styles",
      '<w:style w:type="paragraph" w:styleId="Dash"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Under"><w:basedOn w:val="Dash"/></w:style>',
    );
    const xml =
      paragraph("Một việc.", '<w:pStyle w:val="Under"/>') +
      paragraph("Hai việc.", inList(99)) +
      paragraph("Ba việc.", `<w:pStyle w:val="Dash"/>${inList(0)}`);
    const found = await changed(instead(prompt, xml), { "word/numbering.xml": lists, "word/styles.xml": styles });
    expect(offered(found)[0]?.[0]?.text).toBe("- Một việc.\nHai việc.\nBa việc.");
  });
});

describe("live figures", () => {
  test("one that was typed over is told with both numbers, not ticked, and may stay live", async () => {
    const found = await changed((document) =>
      document.replace(">58/130<", ">60/130<").replace("đảng viên mới (", "đảng viên trẻ ("),
    );
    const [change] = found.changes;
    expect(change?.figures).toEqual([{ key: "ct01.cap", old: "58/130", now: "60/130", name: "Kết nạp đảng viên mới" }]);
    expect(seenWords(found)[0]).toContain("[58/130]{60/130}");
    expect(ticked(found)).toBe(0);
    const kept = aheadText.replace("đảng viên mới (", "đảng viên trẻ (");
    expect(change?.parts[0]).toMatchObject({ kept, text: kept.replace("[58/130|ct01.cap]", "60/130") });
  });

  test("one of the annex, of the head or of the signature is told and cannot be taken", async () => {
    const found = await changed((document) =>
      document
        .replace(/>44,62</, ">46,15<")
        .replace(/(>Số )…/, "$1123")
        .replace("Lưu Văn phòng Đảng ủy", "Lưu Văn phòng"),
    );
    expect(found.told).toEqual([
      expect.stringMatching(/^cell \| head \| .*Số \[…\]\{123\}/),
      expect.stringMatching(/^cell \| signature \| .*Văn phòng \[Đảng ủy \]xã\.$/),
      "cell | annex | Kết nạp đảng viên mới | Tỷ lệ đạt (%) | [44,62]{46,15}",
    ]);
    expect(found.changes).toEqual([]);
  });

  test("a paragraph that was split keeps its figures, and so does one that was joined", async () => {
    const split = await changed(
      paragraphInto(ahead, (xml) =>
        xml.replace(
          / đảng viên mới \(đạt /,
          ' đảng viên mới.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Tỷ lệ (đạt ',
        ),
      ),
    );
    expect(offered(split)[0]?.[0]?.text).toBe(
      "Chỉ tiêu thực hiện vượt tiến độ: kết nạp [58/130|ct01.cap] đảng viên mới.\nTỷ lệ (đạt [44,62%|ct01.ty-le]).",
    );
    const joined = await changed((document) => {
      let moved = "";
      const without = paragraphInto(ahead, (xml) => {
        moved = xml.replace(/^.*?<\/w:pPr>/s, "").replace("</w:p>", "");
        return "";
      })(document);
      return paragraphInto("Thực hiện Nghị quyết", (xml) => xml.replace("</w:p>", `${run(" ")}${moved}</w:p>`))(
        without,
      );
    });
    expect(offered(joined)).toHaveLength(1);
    expect(offered(joined)[0]).toHaveLength(2);
    expect(
      offered(joined)[0]
        ?.map(({ text }) => text)
        .join("|"),
    ).toContain("kết nạp [58/130|ct01.cap] đảng viên mới (đạt [44,62%|ct01.ty-le]).");
    expect(ticked(joined)).toBe(1);
  });
});

describe("what a review has no place for is told", () => {
  test("a table that was added, with what stands in it and where", async () => {
    const found = await changed(
      behind(
        ahead,
        table([
          ["Ấp", "Kết nạp"],
          ["Ấp Một", "07"],
        ]),
      ),
    );
    expect(found.told).toEqual([
      expect.stringMatching(/^table_added \| Chỉ tiêu thực hiện vượt tiến độ.* \| Ấp \| Kết nạp \| Ấp Một \| 07$/),
    ]);
    expect(found.changes).toEqual([]);
  });

  test("a heading that was changed, and words over the paper", async () => {
    const found = await changed((document) => document.replace("II. HẠN CHẾ, KHÓ KHĂN", "II. TỒN TẠI, HẠN CHẾ"));
    expect(found.told).toEqual([expect.stringMatching(/^title \| II\. .*\{TỒN TẠI.*HẠN CHẾ/)]);
    expect(found.changes).toEqual([]);
  });

  test("tracked changes are read as accepted, and counted", async () => {
    const found = await changed(
      paragraphInto("Thực hiện Nghị quyết", (xml) =>
        xml.replace(
          "</w:p>",
          `<w:del w:id="1"><w:r><w:delText> cũ</w:delText></w:r></w:del><w:ins w:id="2">${run(" Lời thêm.")}</w:ins></w:p>`,
        ),
      ),
    );
    expect(offered(found)[0]?.[0]?.text).toMatch(/như sau: Lời thêm\.$/);
    expect(found.aside.tracked).toBe(2);
  });

  test("comments, footnotes, boxes, pictures and hidden words stand beside the text and not in it", async () => {
    const box =
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>DỰ THẢO LẦN 2</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>';
    const picture =
      '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>';
    const hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>giấu</w:t></w:r>";
    const found = await changed(
      paragraphInto(ahead, (xml) =>
        xml
          .replace("<w:r>", '<w:commentRangeStart w:id="7"/><w:r>')
          .replace(
            "</w:p>",
            `<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>${box}${picture}${hidden}</w:p>`,
          ),
      ),
      {
        "word/comments.xml": part(
          "comments",
          `<w:comment w:id="7" w:author="Chánh Văn phòng">${paragraph("Xem lại số này.")}</w:comment>`,
        ),
        "word/footnotes.xml": part(
          "footnotes",
          `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="3">${paragraph("Theo báo cáo của Ban Tổ chức.")}</w:footnote>`,
        ),
      },
    );
    expect(found).toMatchObject({ changes: [], told: [] });
    expect(found.aside).toEqual({
      ...nothingBeside,
      comments: [
        { by: "Chánh Văn phòng", text: "Xem lại số này.", about: expect.stringContaining("Chỉ tiêu thực hiện vượt") },
      ],
      footnotes: ["Theo báo cáo của Ban Tổ chức."],
      boxes: ["DỰ THẢO LẦN 2"],
      pictures: 1,
      hidden: 1,
    });
  });

  test("a link, a field and a control are words like others", async () => {
    const found = await changed(
      instead(
        prompt,
        `<w:p><w:hyperlink>${run("Cổng thông tin")}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(" ngày 5/7")}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(" đã đăng.")}</w:sdtContent></w:sdt></w:p>`,
      ),
    );
    expect(offered(found)[0]?.[0]?.text).toBe("Cổng thông tin ngày 5/7 đã đăng.");
  });
});

describe("a foreign paper", () => {
  const without = async (file: Uint8Array, change: (document: string) => string = (document) => document) => {
    const parts = await partsOfWord(file);
    return archiveOf({
      ...parts,
      "word/document.xml": change(String(parts["word/document.xml"])),
      "docProps/core.xml": "<x/>",
    });
  };
  const letter = (document: string) =>
    document.replace(
      /<w:body>.*<w:sectPr/s,
      `<w:body>${["BÁO CÁO", "Kết quả công tác Hội Cựu chiến binh năm 2023", "Hội đã vận động hội viên tham gia xây dựng nông thôn mới, hiến đất làm đường.", "Nơi nhận: như trên."].map((text) => paragraph(text)).join("")}<w:sectPr`,
    );

  test("taken from another review is said so, by its name, and nothing is ticked", async () => {
    const found = await compared(await taken(other));
    expect(found.foreign).toMatchObject({ why: "another", another: { unit: "tan-hao", period: "quý II/2024" } });
    expect(ticked(found)).toBe(0);
  });

  test("with quite other words, even under this review's own mark", async () => {
    for (const file of [await wordWith(await taken(), letter), await without(await taken(), letter)]) {
      const found = await compared(file);
      expect(found.foreign).toEqual({
        why: "other_paper",
        titles: expect.arrayContaining(["Kết quả công tác Hội Cựu chiến binh năm 2023"]),
      });
      expect(ticked(found)).toBe(0);
    }
  });

  test("that lost its mark and tells of another period is another paper", async () => {
    const found = await compared(await without(await taken(other)));
    expect(found.foreign?.why).toBe("other_paper");
    expect(ticked(found)).toBe(0);
  });

  test("this paper that lost its mark is compared, and nothing is ticked", async () => {
    const filled = instead(prompt, paragraph("Mở 03 lớp."));
    const found = await compared(await without(await taken(), filled));
    expect(found.foreign?.why).toBe("unmarked");
    expect(offered(found)).toHaveLength(1);
    expect(ticked(found)).toBe(0);
    expect(ticked(await compared(await wordWith(await taken(), filled)))).toBe(1);
  });
});
