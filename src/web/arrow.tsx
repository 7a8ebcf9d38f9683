/** Small arrows, drawn because not every font has them. */
const paths = { down: "M1 3h8L5 8z", left: "M7 1v8L2 5z", right: "M3 1v8l5-4z" };

export function Arrow({ to }: { to: keyof typeof paths }) {
  return (
    <svg className="arrow" viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      <path d={paths[to]} />
    </svg>
  );
}
