/**
 * Links of lists that may hold hundreds: drawn as they are, where each link of the router asks for the whole address and adds
 * several listeners of its own, and with script followed by one listener for all.
 */
import { useEffect } from "react";
import { useNavigate } from "react-router";

/** Of such a link: `<a href={to} {...inList}>`. A component of its own would be drawn hundreds of times for nothing. */
export const inList = { "data-in-list": "" };

/** Once in the frame: a plain click on such a link goes on within the page; any other is the browser's. */
export function useListLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-in-list]") : null;
      if (!link) return;
      event.preventDefault();
      navigate(link.pathname + link.search + link.hash, { replace: link.href === window.location.href });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
}
