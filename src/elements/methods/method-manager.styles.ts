import { css } from 'lit';

/** What the list of bank accounts wears beside the styles of its panel. */
export const methodManagerStyles = css`
  .manager,
  .manager ul,
  .manager form,
  .manager .ask {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }

  .manager ul {
    gap: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .manager .account {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
  }

  /* Words stand beside each other in a narrow column, too. */
  .manager .account > .actions > .quiet {
    flex: none;
    margin-inline-start: 0;
  }

  .manager .called {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 2.5);
    font-weight: var(--_weight-strong);
    overflow-wrap: anywhere;
  }

  .manager .called .masked {
    font-weight: 400;
  }

  .manager .tag {
    padding: 0.125em 0.625em;
    border-radius: 1em;
    outline: 1px solid transparent;
    background: var(--_accent-soft);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  .manager .ask,
  .manager form {
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    /* Seen where colours are forced, and grounds with them. */
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  .manager .ask li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    justify-items: start;
    padding-block: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }

  .manager .ask li .actions {
    justify-self: stretch;
  }

  .manager .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
    gap: calc(var(--_space) * 4);
  }
`;
