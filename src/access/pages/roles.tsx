/** Roles as they are shown and chosen. */
import { writeDay } from "../../calendar/day.ts";
import { Field, Select } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import type { ShownPerson, ShownRole } from "../peopleShown.server.ts";
import { roles as allRoles } from "../person.ts";
import type { UnitChoices } from "../roleForm.server.ts";
import { accessTexts } from "../texts.ts";

export function RoleName({ role }: { role: Pick<ShownRole, "role" | "unit"> }) {
  const words = useWords(accessTexts);
  return <>{words("role_on", { role: words(role.role), unit: role.unit?.name ?? words("everything") })}</>;
}

export function RoleList({ roles }: { roles: ShownRole[] }) {
  const words = useWords(accessTexts);
  if (roles.length === 0) return <span className="soft">{words("no_roles")}</span>;
  return roles.map((role) => (
    <div key={role.id}>
      <RoleName role={role} />
    </div>
  ));
}

export function PersonState({ person: { state, closedOn } }: { person: ShownPerson }) {
  const words = useWords(accessTexts);
  if (closedOn !== undefined) return <>{words("state_closing", { day: writeDay(closedOn) })}</>;
  return <>{words(state === "waiting" ? "state_waiting" : "state_open")}</>;
}

/** The role and its unit: from a list, or by typing where there are too many units to list. */
export function RoleFields({ choices }: { choices: UnitChoices }) {
  const words = useWords(accessTexts);
  return (
    <>
      <Select
        label={words("role")}
        name="role"
        defaultValue="reporter"
        choices={allRoles.map((role) => ({ value: role, name: words(role) }))}
      />
      <UnitField choices={choices} />
    </>
  );
}

function UnitField({ choices: { units, everything } }: { choices: UnitChoices }) {
  const words = useWords(accessTexts);
  if (units === "typed") return <Field label={words("unit")} name="unit" hint={words("unit_typed_hint")} />;
  const listed = units.map(({ code, name, depth }) => ({ value: code, name: "\u2003".repeat(depth) + name }));
  const all = everything ? [{ value: "", name: words("everything") }] : [];
  return <Select label={words("unit")} name="unit" choices={[...listed, ...all]} />;
}

/** The link of a new person or password, shown this once. */
export function LinkToHandOn({ link, name, hours }: { link: string; name: string; hours: number }) {
  const words = useWords(accessTexts);
  return (
    <div className="notice" role="status">
      <p>{words("hand_on_link", { name, hours })}</p>
      <Field label={words("one_time_link")} name="link" value={link} readOnly />
    </div>
  );
}
