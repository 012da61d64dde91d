import { html, type Html, type Shown } from "#http/pages/html.ts"

/** A table; on a narrow screen each row becomes a card whose cells say which column they are. The first cell names the row. */
export function table(columns: readonly string[], rows: readonly (readonly Shown[])[], look = ""): Html {
  return html`<table class="${look}">
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, at) => cellOf(cell, columns[at] ?? "", at))}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function cellOf(cell: Shown, column: string, at: number): Html {
  return at === 0 ? html`<th scope="row">${cell}</th>` : html`<td data-column="${column}"><div>${cell}</div></td>`
}
