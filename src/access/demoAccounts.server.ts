/** The accounts of the demo: refused wherever the installation is not marked as one (TRUST S13). */
import { type Clock, today } from "../calendar/clock.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import type { UnitTree } from "../units/tree.ts";
import { installationOf } from "./installation.server.ts";
import { newPersonId } from "./link.server.ts";
import { hashPassword } from "./password.server.ts";
import type { Role } from "./person.ts";

/** Printed where the demo starts. */
export const DEMO_PASSWORD = "mot-vu-mua-2024";

type DemoAccount = { username: string; name: string; roles: { role: Role; unit: string }[] };

export const demoAccounts: readonly DemoAccount[] = [
  { username: "quantri", name: "Quản trị hệ thống", roles: [{ role: "administrator", unit: "giong-trom" }] },
  { username: "vanphong", name: "Văn phòng Huyện ủy", roles: [{ role: "office", unit: "giong-trom" }] },
  { username: "lanhdao", name: "Lãnh đạo Huyện ủy", roles: [{ role: "leader", unit: "giong-trom" }] },
  {
    username: "baocao.coquan",
    name: "Báo cáo Khối cơ quan huyện",
    roles: [{ role: "reporter", unit: "khoi-co-quan-huyen" }],
  },
  { username: "baocao.tanhao", name: "Báo cáo xã Tân Hào", roles: [{ role: "reporter", unit: "tan-hao" }] },
  { username: "duyet.tanhao", name: "Duyệt báo cáo xã Tân Hào", roles: [{ role: "approver", unit: "tan-hao" }] },
  { username: "baocao.chauhoa", name: "Báo cáo xã Châu Hòa", roles: [{ role: "reporter", unit: "chau-hoa" }] },
  { username: "baocao.hungle", name: "Báo cáo xã Hưng Lễ", roles: [{ role: "reporter", unit: "hung-le" }] },
  { username: "chicucthue", name: "Chi cục Thuế", roles: [{ role: "reporter", unit: "chi-cuc-thue" }] },
];

/** Adds the accounts whose unit exists, once. */
export async function seedDemoAccounts(
  tx: WriteTransaction,
  { tree }: { tree: UnitTree },
  clock: Clock,
): Promise<void> {
  if ((await installationOf(tx)) !== "demo") throw new AppError("demo_accounts_refused", 409);
  const password = await hashPassword(DEMO_PASSWORD);
  for (const { username, name, roles } of demoAccounts) {
    const held = roles.flatMap(({ role, unit }) => ({ role, unitId: tree.byCode.get(unit)?.id }));
    if (held.some(({ unitId }) => unitId === undefined)) continue;
    const id = newPersonId();
    const added = await tx
      .insertInto("person")
      .values({ id, username, name, email: null, password, created_at: clock.now() })
      .onConflict((on) => on.column("username").doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) continue;
    await tx
      .insertInto("person_role")
      .values(
        held.map(({ role, unitId }) => ({ person_id: id, role, unit_id: unitId ?? null, given_on: today(clock) })),
      )
      .execute();
  }
}
