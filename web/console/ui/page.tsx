import type { ReactNode } from 'react';

/** A page that is read from top to bottom. */
export const Page = ({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) => (
  <div className="page">
    <header className="page-head">
      <h1>{title}</h1>
      {intro === undefined ? null : <p className="quiet">{intro}</p>}
    </header>
    {children}
  </div>
);

export const Section = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <section className="section" aria-label={title}>
    <h2>{title}</h2>
    {hint === undefined ? null : <p className="quiet">{hint}</p>}
    {children}
  </section>
);
