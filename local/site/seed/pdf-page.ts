/** One page of a few lines of text, in letters without accents, as the smallest PDF a reader opens. https://pdfa.org/resource/iso-32000-2/ */
export function pdfPage(lines: string[]): Uint8Array {
  const escaped = (line: string) => line.replace(/[\\()]/g, '\\$&');
  const text = `BT /F1 14 Tf 72 770 Td 22 TL ${lines.map((line) => `(${escaped(line)}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ];
  let page = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = page.length;
    page += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = page.length;
  page += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(page, 'latin1');
}
