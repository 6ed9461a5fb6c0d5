/** The page: each line of a transcript is an element, which is written anew until the line is final. */
export const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Transcript</title>
  <style>
    body { font: 1rem/1.5 system-ui; max-width: 40rem; margin: 2rem auto; }
    li { list-style: none; }
    .caller::before { content: "caller: "; font-weight: bold; }
    .callee::before { content: "callee: "; font-weight: bold; }
    .open { opacity: 0.6; }
  </style>
  <h1>Transcript</h1>
  <ol aria-live="polite"></ol>
  <script>
    const list = document.querySelector('ol');
    new EventSource('lines').onmessage = ({ data }) => {
      const { number, side, final, text } = JSON.parse(data);
      const id = 'line-' + number;
      const line = document.getElementById(id) ?? list.appendChild(document.createElement('li'));
      line.id = id;
      line.className = side + (final ? '' : ' open');
      line.textContent = text;
    };
  </script>
</html>
`;
