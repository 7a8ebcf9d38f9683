/** Clipboards in the manner of Excel and LibreOffice Calc: three lines over twelve months. */

/** What stands in the cells: as shown in a Vietnamese Excel, in an English one, and the number itself. */
export const months = [0, 1, 2].map((line) => {
  const numbers = Array.from({ length: 12 }, (_, month) => 1_000.5 * (line + 1) + month * 250.25);
  return {
    vi: numbers.map((number) => number.toLocaleString("vi-VN", { maximumFractionDigits: 2 })),
    en: numbers.map((number) => number.toLocaleString("en-US", { maximumFractionDigits: 2 })),
    exact: numbers.map(String),
  };
});

export const excelText = `${months.map(({ vi }) => vi.join("\t")).join("\r\n")}\r\n`;
export const libreOfficeText = months.map(({ en }) => en.join("\t")).join("\n");

/** Excel: a namespace for x:num, a style sheet inside a comment, the fragment's marks, classes on the cells. */
export const excelHtml = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\,";
	mso-displayed-thousand-separator:"\\.";}
.xl65
	{mso-number-format:"\\#\\,\\#\\#0\\.00";}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=768 style='border-collapse:
 collapse;width:576pt'>
<!--StartFragment-->
 <col width=64 span=12 style='width:48pt'>
${months
  .map(
    ({ vi, exact }) => ` <tr height=20 style='height:15.0pt'>
${vi.map((text, month) => `  <td class=xl65 align=right width=64 style='width:48pt' x:num="${exact[month]}">${text}</td>`).join("\n")}
 </tr>`,
  )
  .join("\n")}
<!--EndFragment-->
</table>
</body>
</html>`;

/** LibreOffice Calc: sdval and sdnum on the cells, fonts inside them. */
export const libreOfficeHtml = `<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 24.2.5.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
		a.comment-indicator:hover + comment { background:#ffd; position:absolute; display:block; border:1px solid black; padding:0.5em;  }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup span="12" width="85"></colgroup>
${months
  .map(
    ({ en, exact }) => `	<tr>
${en.map((text, month) => `		<td align="right" sdval="${exact[month]}" sdnum="1033;0;#,##0.00"><font face="Liberation Sans">${text}</font></td>`).join("\n")}
	</tr>`,
  )
  .join("\n")}
</table>
</body>
</html>`;
