import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, test } from "vitest";
import type { Refused } from "../server/http/posted.server.ts";
import { Check, DayField, Field, Select, TextArea } from "./form.tsx";

const refused: Refused = {
  refusal: { title: "Chưa lưu", faults: [{ field: "name", title: "Tên đã có" }] },
  typed: { name: "Tân Hào", day: "31/02/2024", kind: "ward", why: "Chưa rõ" },
};

test("what was refused stands in its field again, with what is wrong below; what the page gives stands in the others", () => {
  const html = drawn(
    <>
      <Field label="Tên" name="name" hint="Tên đầy đủ" defaultValue="Châu Hòa" />
      <Field label="Mã" name="code" defaultValue="chau-hoa" />
    </>,
  );
  expect(html).toContain('value="Tân Hào"');
  expect(html).toContain('aria-describedby="name-hint name-fault" aria-invalid="true"');
  expect(html).toContain('<span class="fault" id="name-fault">Tên đã có</span>');
  expect(html).not.toContain("Châu Hòa");
  expect(html).toContain('value="chau-hoa"');
});

test("a day, a choice and a longer text are given back as they were typed", () => {
  const kinds = [
    { value: "commune", name: "Xã" },
    { value: "ward", name: "Phường" },
  ];
  expect(drawn(<DayField label="Ngày" name="day" defaultValue="2024-04-27" />)).toContain('value="31/02/2024"');
  expect(drawn(<Select label="Loại" name="kind" choices={kinds} />)).toContain('value="ward" selected=""');
  expect(drawn(<TextArea label="Lý do" name="why" />)).toContain(">Chưa rõ</textarea>");
});

test("of several fields of one name, none that stands under another id takes up what was sent from the first", () => {
  const html = drawn(<Field label="Tên khác" name="name" id="other-name" />);
  expect(html).not.toContain("Tân Hào");
  expect(html).not.toContain("Tên đã có");
});

test("a box is ticked as the page says, and says what is wrong with it", () => {
  const html = drawn(<Check label="Đồng ý" name="name" defaultChecked />);
  expect(html).toContain('checked=""');
  expect(html).toContain("Tên đã có");
});

test("where nothing was refused, nothing is told", () => {
  const html = drawn(<Field label="Tên" name="name" defaultValue="Châu Hòa" />, {});
  expect(html).toContain('value="Châu Hòa"');
  expect(html).not.toContain("aria-invalid");
});

function drawn(page: ReactNode, answer: Partial<Refused> = refused): string {
  const routes = [{ id: "page", path: "/", element: page }];
  const hydrationData = { loaderData: {}, actionData: { page: answer } };
  return renderToStaticMarkup(<RouterProvider router={createMemoryRouter(routes, { hydrationData })} />);
}
