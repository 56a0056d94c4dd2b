using System.Net;

namespace Glosa.Encoders.Hub;

/// <summary>Sends the token to the hub's own address and to no other, and follows where it redirects to.</summary>
/// <remarks>.NET's own following drops the token at every redirection, also at one inside the hub.</remarks>
internal sealed class HubRequests(HubSettings settings, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostRedirections = 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        for (var left = MostRedirections; ; left--)
        {
            var address = request.RequestUri!;
            request.Headers.Authorization = settings.Token is { } token && IsHub(address) ? new("Bearer", token) : null;
            var response = await base.SendAsync(request, stop);
            if (left == 0 || NextOf(response, address) is not { } next) return response;
            response.Dispose();
            request.RequestUri = next;
        }
    }

    // Not from https to http, where anybody can read along.
    private static Uri? NextOf(HttpResponseMessage response, Uri address) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location && new Uri(address, location) is var next
        && next.Scheme is "http" or "https" && (next.Scheme == address.Scheme || next.Scheme == Uri.UriSchemeHttps)
            ? next : null;

    private bool IsHub(Uri address) =>
        Uri.Compare(address, settings.Endpoint, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped,
            StringComparison.OrdinalIgnoreCase) == 0;
}
