/** As much of a browser as a sign-in needs: cookies, redirects on one origin, forms. */
export function aBrowser(origin: string) {
  const cookies = new Map<string, string>();
  const visit = async (address: string, form?: Record<string, string>): Promise<{ url: URL; text: string; status: number }> => {
    const url = new URL(address, origin);
    // The application's own address: the journey ends there.
    if (url.origin !== origin) return { url, text: '', status: 302 };
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next === null ? { url, text: await answer.text(), status: answer.status } : visit(new URL(next, url).href);
  };
  return { visit };
}
