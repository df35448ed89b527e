# An application for trials: it answers what it was asked, as JSON.
$ErrorActionPreference = 'Stop'
$listener = New-Object Net.HttpListener
$listener.Prefixes.Add('http://+:8000/')
$listener.Start()
while ($listener.IsListening) {
  $context = $listener.GetContext()
  $request = $context.Request
  $headers = @{}
  foreach ($name in $request.Headers.AllKeys) { $headers[$name.ToLowerInvariant()] = $request.Headers[$name] }
  $answer = ConvertTo-Json -Compress @{ method = $request.HttpMethod; url = $request.RawUrl; headers = $headers }
  $bytes = [Text.Encoding]::UTF8.GetBytes($answer)
  $context.Response.ContentType = 'application/json'
  $context.Response.ContentLength64 = $bytes.Length
  if ($request.HttpMethod -ne 'HEAD') { $context.Response.OutputStream.Write($bytes, 0, $bytes.Length) }
  $context.Response.Close()
}
