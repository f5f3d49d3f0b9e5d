/** How the panel stood when the visitor left a page of the shop: open, or closed with a session under way. */
type Standing = 'open' | 'live' | undefined;

type Tab = { readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> };

/** The one key this widget keeps on the tenant's origin, for this tab only. */
const key = 'foyer';

/** Storage may be blocked; then the panel simply starts closed on the next page. */
export function rememberStanding(page: Tab, tenant: string, standing: Standing): void {
  try {
    if (standing) page.sessionStorage.setItem(key, `${tenant} ${standing}`);
    else page.sessionStorage.removeItem(key);
  } catch {
    return;
  }
}

export function recallStanding(page: Tab, tenant: string): Standing {
  try {
    const [owner, standing] = (page.sessionStorage.getItem(key) ?? '').split(' ');
    if (owner !== tenant) return undefined;
    return standing === 'open' || standing === 'live' ? standing : undefined;
  } catch {
    return undefined;
  }
}
